package dev.kontor.systems.web.page;

import dev.kontor.systems.map.MappedSystem;
import dev.kontor.systems.system.SystemId;
import dev.kontor.tenant.Address;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the tenant's own systems are called; of others no more is known than their addresses.
 *
 * @param own the ids by the addresses
 * @param names the names by the addresses
 */
record Names(Map<String, String> own, Map<String, String> names) {

  Names {
    own = Map.copyOf(own);
    names = Map.copyOf(names);
  }

  static Names of(List<MappedSystem> systems, Address tenant) {
    var ids = new HashMap<String, String>();
    var names = new HashMap<String, String>();
    for (var system : systems) {
      var address = new SystemId(system.id()).in(tenant).toString();
      ids.put(address, system.id());
      names.put(address, system.name());
    }
    return new Names(ids, names);
  }

  /** The id of the tenant's own system at that address; null: it is another's. */
  @Nullable String id(String address) {
    return own.get(address);
  }

  /** Its name; of another's, its address. */
  String name(String address) {
    return names.getOrDefault(address, address);
  }
}

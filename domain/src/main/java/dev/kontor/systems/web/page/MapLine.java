package dev.kontor.systems.web.page;

import dev.kontor.systems.map.MappedLink;
import dev.kontor.systems.map.MappedSystem;
import dev.kontor.systems.map.TenantMap;
import dev.kontor.systems.system.SystemId;
import dev.kontor.systems.system.UseState;
import dev.kontor.tenant.Address;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A system in the list of all.
 *
 * @param uses how many it uses
 * @param users how many use it
 * @param pending how many wait for the tenant's answer
 */
record MapLine(String id, String name, String address, long uses, long users, long pending) {

  static List<MapLine> of(TenantMap map, Address tenant) {
    Map<String, List<MappedLink>> links =
        map.links().stream().collect(Collectors.groupingBy(MappedLink::system));
    return map.systems().stream()
        .map(system -> of(system, links.getOrDefault(system.id(), List.of()), tenant))
        .toList();
  }

  private static MapLine of(MappedSystem system, List<MappedLink> links, Address tenant) {
    return new MapLine(
        system.id(),
        system.name(),
        new SystemId(system.id()).in(tenant).toString(),
        count(links, true, UseState.ALLOWED),
        count(links, false, UseState.ALLOWED),
        count(links, false, UseState.ASKED));
  }

  private static long count(List<MappedLink> links, boolean use, UseState state) {
    return links.stream().filter(link -> link.isUse() == use && link.state() == state).count();
  }
}

package dev.kontor.host.signature.keylist;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.tenant.TenantId;
import io.micronaut.serde.annotation.Serdeable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A list of keys in JSON. Readers ignore what they don't know in it. */
@Serdeable
record KeyListDocument(
    @Nullable String site,
    @Nullable JsonWebKey key,
    @Nullable Map<String, List<JsonWebKey>> tenants) {

  /** With the tenants by their names, so that the same list is written the same. */
  static KeyListDocument of(KeyList list) {
    var tenants = new TreeMap<String, List<JsonWebKey>>();
    list.tenants()
        .forEach((tenant, keys) ->
            tenants.put(
                tenant.value(),
                keys.stream()
                    .map(key -> JsonWebKey.of(KeyId.of(tenant, list.site(), key), key))
                    .toList()));
    var site = list.site();
    return new KeyListDocument(
        site, JsonWebKey.of(KeyId.of(site, list.key()), list.key()), tenants);
  }

  KeyList list() {
    if (site == null || key == null) {
      throw new IllegalArgumentException("the site's name or its key is missing");
    }
    var listed = new HashMap<TenantId, List<VerifyingKey>>();
    if (tenants != null) {
      tenants.forEach((tenant, keys) ->
          listed.put(new TenantId(tenant), keys.stream().map(JsonWebKey::key).toList()));
    }
    return new KeyList(site, key.key(), listed);
  }
}

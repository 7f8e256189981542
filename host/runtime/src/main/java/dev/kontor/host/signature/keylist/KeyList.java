package dev.kontor.host.signature.keylist;

import static java.util.stream.Collectors.toUnmodifiableMap;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.tenant.TenantId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The public keys of a site.
 *
 * @param site its name
 * @param key its own
 * @param tenants those of its tenants, the newest first; the others are accepted yet
 */
public record KeyList(String site, VerifyingKey key, Map<TenantId, List<VerifyingKey>> tenants) {

  /**
   * Copies the keys.
   *
   * @throws IllegalArgumentException when no site is called so
   */
  public KeyList {
    var _ = KeyId.of(site, key);
    tenants =
        tenants.entrySet().stream()
            .collect(toUnmodifiableMap(Map.Entry::getKey, keys -> List.copyOf(keys.getValue())));
  }

  /** The key of this id, if it is a key of one of this site's tenants. */
  public Optional<VerifyingKey> find(KeyId id) {
    if (id.tenant() == null || !id.site().equals(site)) {
      return Optional.empty();
    }
    return tenants.getOrDefault(id.tenant(), List.of()).stream()
        .filter(listed -> listed.fingerprint().equals(id.fingerprint()))
        .findFirst();
  }
}

package dev.kontor.host.site;

import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Signing keys that are lost with their test. */
public final class KeysInMemory implements KeyStore {

  private final Set<KeyOwner> owners = ConcurrentHashMap.newKeySet();
  private final Map<KeyOwner, List<KeptKey>> keys = new ConcurrentHashMap<>();
  private final Map<String, String> sealed = new ConcurrentHashMap<>();
  private final AtomicInteger opened = new AtomicInteger();

  /** With a site, and no tenants. */
  public KeysInMemory() {
    owners.add(KeyOwner.SITE);
  }

  public void register(TenantId tenant) {
    owners.add(KeyOwner.of(tenant));
  }

  void offboard(TenantId tenant) {
    owners.remove(KeyOwner.of(tenant));
  }

  /** How often a private half was read. */
  int opened() {
    return opened.get();
  }

  /** Puts what is sealed as one key in the place of another. */
  void exchange(KeptKey key, KeptKey other) {
    sealed.put(key.publicKey(), String.valueOf(sealed.get(other.publicKey())));
  }

  @Override
  public Map<KeyOwner, List<KeptKey>> keys() {
    return keys.entrySet().stream()
        .filter(each -> owners.contains(each.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public String sealed(KeyOwner owner, KeptKey key) {
    opened.incrementAndGet();
    if (keys.getOrDefault(owner, List.of()).stream()
        .noneMatch(each -> each.publicKey().equals(key.publicKey()))) {
      throw new IllegalStateException("%s has no such key".formatted(owner));
    }
    return String.valueOf(sealed.get(key.publicKey()));
  }

  @Override
  public void keep(KeyOwner owner, KeptKey key, String secret, Instant formerUntil) {
    if (!owners.contains(owner)) {
      throw new IllegalStateException("%s can't have a key".formatted(owner));
    }
    var all = new ArrayList<KeptKey>();
    all.add(key);
    keys.getOrDefault(owner, List.of()).stream()
        .filter(former -> former.isAccepted(key.since()))
        .map(former -> former.until(formerUntil))
        .forEach(all::add);
    keys.put(owner, List.copyOf(all));
    sealed.put(key.publicKey(), secret);
  }
}

package dev.kontor.host.site;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.Signer;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.host.signature.keylist.KeyList;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of this site and of its tenants. Thread-safe.
 *
 * <p>Public halves are in memory, so that nobody who asks, or signs with a key that he made up, has
 * anything read. Of the private halves there are those that signed of late; to sign with another,
 * the control database is asked once.
 */
public final class SigningKeys {

  /** How long a key is accepted after it was replaced. */
  public static final Duration OVERLAP = Duration.ofHours(24);

  private static final int MOST_SIGNERS = 1_000;
  private static final Duration SIGNER_IDLE = Duration.ofMinutes(10);

  private final String site;
  private final KeyStore store;
  private final Vault vault;
  private final World world;
  private final Map<KeyOwner, List<KeptKey>> kept;
  private final AtomicLong changes = new AtomicLong();
  private final ReentrantLock changing = new ReentrantLock();
  private volatile @Nullable Cache<KeyOwner, Signer> signers;

  private SigningKeys(String site, KeyStore store, Vault vault, World world) {
    this.site = site;
    this.store = store;
    this.vault = vault;
    this.world = world;
    kept = new ConcurrentHashMap<>(store.keys());
  }

  /** Those of the site with this name; its own key is made at the first time. */
  public static SigningKeys open(String site, KeyStore store, Vault vault, World world) {
    var keys = new SigningKeys(site, store, vault, world);
    keys.ensure(KeyOwner.SITE);
    return keys;
  }

  /** The site's name. */
  public String site() {
    return site;
  }

  /** The site's own key, by which its peers know it. */
  public VerifyingKey siteKey() {
    return newest(KeyOwner.SITE).verifyingKey();
  }

  /** Makes a tenant's first key; nothing when it has one. */
  public void ensure(TenantId tenant) {
    ensure(KeyOwner.of(tenant));
  }

  private void ensure(KeyOwner owner) {
    if (!kept.containsKey(owner)) {
      changing.lock();
      try {
        if (!kept.containsKey(owner)) {
          makeNew(owner);
        }
      } finally {
        changing.unlock();
      }
    }
  }

  /** Makes a new key, with which the tenant signs from now on, and gives all that are accepted. */
  public List<KeptKey> rotate(TenantId tenant) {
    changing.lock();
    try {
      makeNew(KeyOwner.of(tenant));
      return keys(tenant);
    } finally {
      changing.unlock();
    }
  }

  private void makeNew(KeyOwner owner) {
    // As the database keeps it, so that a restart changes nothing.
    var now = world.clock().instant().truncatedTo(ChronoUnit.MICROS);
    var end = now.plus(OVERLAP);
    var key = SigningKey.generate(world.secrets());
    var made = KeptKey.of(key, now);
    store.keep(owner, made, sealed(owner, key), end);
    var all = new ArrayList<KeptKey>();
    all.add(made);
    accepted(owner).forEach(former -> all.add(former.until(end)));
    kept.put(owner, List.copyOf(all));
    forgetSigner(owner);
    changes.incrementAndGet();
  }

  private String sealed(KeyOwner owner, SigningKey key) {
    return Base64.getEncoder().encodeToString(vault.seal(owner.purpose(), key.secret()));
  }

  /** Who signs for a tenant now, with a first key if it has none. To be asked for each time. */
  public Signer ofTenant(TenantId tenant) {
    return of(KeyOwner.of(tenant));
  }

  /** Who signs for the site itself. */
  Signer ofSite() {
    return of(KeyOwner.SITE);
  }

  /** Made for the first who signs: most hosts have nobody to write to. */
  private Cache<KeyOwner, Signer> signers() {
    var all = signers;
    return all == null ? firstSigners() : all;
  }

  private synchronized Cache<KeyOwner, Signer> firstSigners() {
    var all = signers;
    if (all == null) {
      all =
          Caffeine.newBuilder()
              .maximumSize(MOST_SIGNERS)
              .expireAfterAccess(SIGNER_IDLE)
              .ticker(world::monotonicNanos)
              .executor(Runnable::run)
              .build();
      signers = all;
    }
    return all;
  }

  private Signer of(KeyOwner owner) {
    var known = signers().getIfPresent(owner);
    return known == null ? opened(owner) : known;
  }

  private Signer opened(KeyOwner owner) {
    changing.lock();
    try {
      ensure(owner);
      var known = signers().getIfPresent(owner);
      return known == null ? open(owner) : known;
    } finally {
      changing.unlock();
    }
  }

  private Signer open(KeyOwner owner) {
    var newest = newest(owner);
    var sealed = Base64.getDecoder().decode(store.sealed(owner, newest));
    var key = SigningKey.of(vault.open(owner.purpose(), sealed));
    if (!key.verifyingKey().equals(newest.verifyingKey())) {
      throw new IllegalStateException(
          "%s: the private key that is kept isn't that of %s; rotate the key"
              .formatted(owner, newest.fingerprint()));
    }
    var signer = signer(owner, key);
    signers().put(owner, signer);
    return signer;
  }

  private Signer signer(KeyOwner owner, SigningKey key) {
    var tenant = owner.tenant();
    return tenant == null
        ? Signer.ofSite(site, key, world)
        : Signer.ofTenant(tenant, site, key, world);
  }

  /** A tenant's keys that are accepted now, the newest first. */
  public List<KeptKey> keys(TenantId tenant) {
    return accepted(KeyOwner.of(tenant));
  }

  private List<KeptKey> accepted(KeyOwner owner) {
    var now = world.clock().instant();
    return kept.getOrDefault(owner, List.of()).stream().filter(key -> key.isAccepted(now)).toList();
  }

  private KeptKey newest(KeyOwner owner) {
    var keys = kept.getOrDefault(owner, List.of());
    if (keys.isEmpty()) {
      throw new IllegalStateException("%s has no key".formatted(owner));
    }
    return keys.getFirst();
  }

  /** The key of this id, if it is one of a tenant of this site, and accepted now. */
  public Optional<VerifyingKey> find(KeyId id) {
    if (id.tenant() == null || !id.site().equals(site)) {
      return Optional.empty();
    }
    return keys(id.tenant()).stream()
        .map(KeptKey::verifyingKey)
        .filter(key -> key.fingerprint().equals(id.fingerprint()))
        .findFirst();
  }

  /** A tenant is gone for others: its keys are nobody's any more. */
  public void forget(TenantId tenant) {
    var owner = KeyOwner.of(tenant);
    changing.lock();
    try {
      kept.remove(owner);
      forgetSigner(owner);
      changes.incrementAndGet();
    } finally {
      changing.unlock();
    }
  }

  private void forgetSigner(KeyOwner owner) {
    var all = signers;
    if (all != null) {
      all.invalidate(owner);
    }
  }

  /** The public keys as others may know them now. */
  KeyList list() {
    var tenants = new HashMap<TenantId, List<VerifyingKey>>();
    for (var owner : kept.keySet()) {
      var tenant = owner.tenant();
      if (tenant != null) {
        tenants.put(tenant, keys(tenant).stream().map(KeptKey::verifyingKey).toList());
      }
    }
    return new KeyList(site, siteKey(), tenants);
  }

  /** Grows whenever a key comes or goes, but for those whose time is over. */
  long changes() {
    return changes.get();
  }
}

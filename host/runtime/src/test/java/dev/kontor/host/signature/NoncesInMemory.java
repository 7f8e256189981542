package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import java.time.Instant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Nonces that last as long as the test. */
public final class NoncesInMemory implements Nonces {

  private final ConcurrentMap<Used, Instant> used = new ConcurrentHashMap<>();

  @Override
  public boolean take(KeyId signer, String nonce, Instant end) {
    return used.putIfAbsent(new Used(signer, nonce), end) == null;
  }

  @Override
  public void keep(KeyId signer, String nonce, Instant end) {
    used.put(new Used(signer, nonce), end);
  }

  @Override
  public void forget(Instant now) {
    used.values().removeIf(end -> !end.isAfter(now));
  }

  /** How many it knows. */
  public int size() {
    return used.size();
  }

  private record Used(KeyId signer, String nonce) {}
}

package dev.kontor.host.signature;

import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** Verifies the signatures of requests, each of which is taken once. Thread-safe. */
public final class RequestVerifier {

  private final Verifier verifier;
  private final Keys keys;
  private final Nonces nonces;
  private final InstantSource clock;
  private final AtomicReference<Instant> forgetting = new AtomicReference<>(Instant.MIN);

  /** For signers with these keys, by the host's own clock. */
  public RequestVerifier(Keys keys, Nonces nonces, InstantSource clock) {
    this.verifier = new Verifier(clock);
    this.keys = keys;
    this.nonces = nonces;
    this.clock = clock;
  }

  /**
   * Whose request it is, the first time that it comes; also when what is asked for then fails, so
   * its sender signs each attempt anew.
   *
   * @throws SignatureRefused saying why, when that isn't proven, or it came before; nothing is kept
   *     of it
   */
  public Verified verify(Message request) {
    var verified = prove(request);
    // Last, so that nobody but a known signer can fill the store.
    take(verified);
    keep(verified);
    return verified;
  }

  /**
   * Whose request it is, also when it came before: {@link #take} is to be called before anything is
   * done for it.
   *
   * @throws SignatureRefused saying why, when that isn't proven
   */
  public Verified prove(Message request) {
    return verifier.verify(request, keys);
  }

  /**
   * Takes a request that is proven. Unless something is committed for it where nonces are kept, it
   * must be {@linkplain #keep kept}.
   *
   * @throws SignatureRefused when it came before; nothing is kept of it
   */
  public void take(Verified verified) {
    if (!nonces.take(verified.signer(), verified.nonce(), verified.end())) {
      throw new SignatureRefused(
          Refusal.REPLAYED,
          "a request of '%s' with the nonce '%s' was taken before; sign each attempt anew"
              .formatted(verified.signer(), verified.nonce()));
    }
    forgetSometimes(clock.instant());
  }

  /**
   * Returns when no restart can make anybody believe that a request that was taken is a new one.
   */
  public void keep(Verified verified) {
    nonces.keep(verified.signer(), verified.nonce(), verified.end());
  }

  /** Once a window at most, and only while requests come: nothing runs when none do. */
  private void forgetSometimes(Instant now) {
    var due = forgetting.get();
    if (!now.isBefore(due) && forgetting.compareAndSet(due, now.plus(Window.LONGEST))) {
      // Later than need be, for a request that waits for its key while its end comes.
      nonces.forget(now.minus(Window.LONGEST));
    }
  }
}

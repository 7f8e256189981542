package dev.kontor.host.site;

import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.signature.key.VerifyingKey;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * A key of this site's, by its public half; small, since there are some for each tenant.
 *
 * @param publicKey its raw form in base 64
 * @param since when it was made
 * @param until when it is accepted no more; null: it is the one that signs
 */
public record KeptKey(String publicKey, Instant since, @Nullable Instant until) {

  static KeptKey of(SigningKey key, Instant since) {
    var raw = key.verifyingKey().raw();
    return new KeptKey(Base64.getEncoder().encodeToString(raw), since, null);
  }

  VerifyingKey verifyingKey() {
    return VerifyingKey.of(Base64.getDecoder().decode(publicKey));
  }

  /** What people compare it by. */
  public Fingerprint fingerprint() {
    return verifyingKey().fingerprint();
  }

  boolean isAccepted(Instant now) {
    return until == null || now.isBefore(until);
  }

  /** The same, replaced by a newer one. */
  KeptKey until(Instant end) {
    return new KeptKey(publicKey, since, until == null ? end : until);
  }
}

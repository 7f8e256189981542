package dev.kontor.host.signature.keylist;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import io.micronaut.serde.annotation.Serdeable;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * An Ed25519 public key in JSON (RFC 7517, RFC 8037 §2).
 *
 * @param kid its id, for those who read along; readers make it of the key themselves
 * @param x its raw form in base 64 for URLs
 */
@Serdeable
record JsonWebKey(
    @Nullable String kid, @Nullable String kty, @Nullable String crv, @Nullable String x) {

  private static final String KEY_TYPE = "OKP";
  private static final String CURVE = "Ed25519";

  static JsonWebKey of(KeyId id, VerifyingKey key) {
    var x = Base64.getUrlEncoder().withoutPadding().encodeToString(key.raw());
    return new JsonWebKey(id.toString(), KEY_TYPE, CURVE, x);
  }

  VerifyingKey key() {
    if (x == null || !KEY_TYPE.equals(kty) || !CURVE.equals(crv)) {
      throw new IllegalArgumentException(
          "the key '%s' has kty '%s' and crv '%s'; expected '%s' and '%s', and its x"
              .formatted(kid, kty, crv, KEY_TYPE, CURVE));
    }
    return VerifyingKey.of(Base64.getUrlDecoder().decode(x));
  }
}

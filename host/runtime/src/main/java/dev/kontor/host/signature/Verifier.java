package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import java.time.InstantSource;
import java.util.List;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Type;

/**
 * Verifies the signatures of messages (RFC 9421 §3.2), but not that they come the first time:
 *
 * <ol>
 *   <li>there is one signature, and its fields are well written;
 *   <li>it covers all that it has to, and nothing else;
 *   <li>it is an Ed25519 signature for letters between sites, and good now;
 *   <li>the content is the one that was signed;
 *   <li>the key is known, and has made the signature.
 * </ol>
 *
 * What costs more comes later. Thread-safe.
 */
public final class Verifier {

  private final InstantSource clock;

  /** By the host's own clock. */
  public Verifier(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Whose message it is.
   *
   * @throws SignatureRefused saying why, when that isn't proven
   */
  public Verified verify(Message message, Keys keys) {
    var fields = SignatureFields.of(message);
    checkComponents(fields.input(), message.components());
    var parameters = SignatureParameters.of(fields.input());
    parameters.window().check(clock.instant());
    ContentDigest.check(message);
    checkSignature(message, fields, parameters.keyId(), keys);
    return new Verified(parameters.keyId(), parameters.nonce(), parameters.window().end());
  }

  /** Each of them once, in any order. */
  private static void checkComponents(InnerList input, List<String> expected) {
    // With its parameters, by which a component would mean something else.
    var covered = input.get().stream().map(Type::serialize).toList();
    for (var component : expected) {
      if (!covered.contains('"' + component + '"')) {
        throw new SignatureRefused(
            Refusal.COMPONENT_MISSING,
            "the signature covers %s; expected %s, too".formatted(covered, component));
      }
    }
    if (covered.size() != expected.size()) {
      throw new SignatureRefused(
          Refusal.COMPONENT_UNEXPECTED,
          "the signature covers %s; expected %s only".formatted(covered, expected));
    }
  }

  private static void checkSignature(Message message, SignatureFields fields, KeyId id, Keys keys) {
    var key =
        keys.find(id)
            .orElseThrow(() ->
                new SignatureRefused(
                    Refusal.KEY_UNKNOWN,
                    "the key '%s' isn't known here; expected one that the site of its owner lists, and a site that is a peer"
                        .formatted(id)));
    if (!key.verifies(fields.bytes(), SignatureBase.of(fields.input(), message::value))) {
      throw new SignatureRefused(
          Refusal.SIGNATURE_WRONG,
          "the key '%s' has not signed this message as it was received; is the address it was sent to this site's public URL?"
              .formatted(id));
    }
  }
}

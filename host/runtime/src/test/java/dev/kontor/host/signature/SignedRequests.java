package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Parser;

/** A tenant that signs requests to another, well or not. */
final class SignedRequests implements AutoCloseable {

  static final String TARGET = "https://hamburg.example/t/harbour/inbox?from=acme";
  static final byte[] CONTENT =
      "{\"letters\": [\"Three chests of amber\"]}".getBytes(StandardCharsets.UTF_8);

  final ManualWorld world = new ManualWorld();
  final SigningKey key = SigningKey.generate(world.secrets());
  final KeyId id = KeyId.of(new TenantId("acme"), "bremen", key.verifyingKey());
  final Signer signer = Signer.ofTenant(new TenantId("acme"), "bremen", key, world);
  final Keys keys = asked -> asked.equals(id) ? Optional.of(key.verifyingKey()) : Optional.empty();

  static Message unsigned() {
    return Message.request(
        "POST", TARGET, Map.of("Content-Type", List.of("application/json")), CONTENT);
  }

  Message signed() {
    return signer.sign(unsigned());
  }

  /** The input that a signer would sign, to be made worse. */
  String input() {
    return input(Duration.ZERO, Duration.ofMinutes(5));
  }

  /** The same for a signature that is good between these times from now. */
  String input(Duration created, Duration expires) {
    long now = world.clock().instant().getEpochSecond();
    return """
    ("@method" "@target-uri" "content-digest");created=%d;expires=%d;nonce="n0nce";keyid="%s";alg="ed25519";tag="kontor"\
    """
        .formatted(now + created.toSeconds(), now + expires.toSeconds(), id);
  }

  /** A request that the tenant's key has signed in fact, with any input. */
  Message signedAs(String input) {
    var digested = unsigned().with(Map.of(ContentDigest.FIELD, ContentDigest.of(CONTENT)));
    var base = SignatureBase.of(Parser.parseInnerList(input), digested::value);
    var signature = ByteSequenceItem.valueOf(key.sign(base)).serialize();
    return digested.with(
        Map.of("signature-input", "sig1=" + input, "signature", "sig1=" + signature));
  }

  /** The same message, asked for in another way. */
  static Message moved(Message message, String method, String target) {
    return Message.request(method, target, message.fields(), message.content());
  }

  /** The same message with other content. */
  static Message filled(Message message, byte[] content) {
    return Message.request("POST", TARGET, message.fields(), content);
  }

  @Override
  public void close() {
    world.close();
  }
}

package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.util.Base64;
import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;

/** Signs messages with one key (RFC 9421 §3.1). Thread-safe. */
public final class Signer {

  private static final int NONCE_BYTES = 16;

  private final KeyId id;
  private final SigningKey key;
  private final World world;

  private Signer(KeyId id, SigningKey key, World world) {
    this.id = id;
    this.key = key;
    this.world = world;
  }

  /** With a tenant's key. */
  public static Signer ofTenant(TenantId tenant, String site, SigningKey key, World world) {
    return new Signer(KeyId.of(tenant, site, key.verifyingKey()), key, world);
  }

  /** With a site's own key. */
  public static Signer ofSite(String site, SigningKey key, World world) {
    return new Signer(KeyId.of(site, key.verifyingKey()), key, world);
  }

  /**
   * The message with its digest and a signature that is good from now on for five minutes, and
   * once: who sends the message again signs it again.
   */
  public Message sign(Message message) {
    var digested = message.with(Map.of(ContentDigest.FIELD, ContentDigest.of(message.content())));
    var window = Window.from(world.clock().instant());
    var input = new SignatureParameters(window, nonce(), id).over(digested.components());
    var signature = key.sign(SignatureBase.of(input, digested::value));
    var fields = new SignatureFields(input, ByteSequenceItem.valueOf(signature));
    return digested.with(fields.written());
  }

  private String nonce() {
    var bytes = new byte[NONCE_BYTES];
    world.secrets().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

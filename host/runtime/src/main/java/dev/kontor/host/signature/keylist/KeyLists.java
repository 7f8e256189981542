package dev.kontor.host.signature.keylist;

import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.Signer;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes and reads lists of keys, as responses that their site has signed: over the bytes as they
 * are sent, and good for as long as any signature, so that nobody can pass off an old list as
 * today's. Thread-safe.
 */
public final class KeyLists {

  private static final Argument<KeyListDocument> DOCUMENT = Argument.of(KeyListDocument.class);
  private static final int OK = 200;

  private final JsonMapper json;
  private final Verifier verifier;

  /** By the host's JSON mapper and its clock. */
  public KeyLists(JsonMapper json, Verifier verifier) {
    this.json = json;
    this.verifier = verifier;
  }

  /** The response that tells a list, signed by its site. */
  public Message write(KeyList list, Signer site) {
    return site.sign(
        Message.response(OK, Map.of("content-type", List.of("application/json")), content(list)));
  }

  private byte[] content(KeyList list) {
    try {
      return json.writeValueAsBytes(DOCUMENT, KeyListDocument.of(list));
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the keys of site '%s' can't be written as JSON".formatted(list.site()), failed);
    }
  }

  /**
   * The list of a peer whose key is known already.
   *
   * @throws dev.kontor.host.signature.SignatureRefused when that key has not signed it just now
   * @throws KeyListUnreadable when it is signed, but no list, or that of another site
   */
  public KeyList read(Message response, String site, VerifyingKey pinned) {
    var known = KeyId.of(site, pinned);
    verifier.verify(response, id -> id.equals(known) ? Optional.of(pinned) : Optional.empty());
    var list = parse(response.content());
    if (!list.site().equals(site) || !list.key().equals(pinned)) {
      throw new KeyListUnreadable(
          "it is of site '%s' with the key %s; expected '%s' with %s"
              .formatted(list.site(), list.key(), site, pinned),
          null);
    }
    return list;
  }

  /**
   * The list of a site that is not known yet, signed with the key that it tells itself. That shows
   * that whoever answers has the key, but not who it is: a person compares the fingerprint.
   *
   * @throws dev.kontor.host.signature.SignatureRefused when the key that it tells has not signed it
   * @throws KeyListUnreadable when it is no list
   */
  public KeyList introduce(Message response) {
    var told = parse(response.content());
    return read(response, told.site(), told.key());
  }

  private KeyList parse(byte[] content) {
    try {
      var document = json.readValue(content, DOCUMENT);
      if (document != null) {
        return document.list();
      }
    } catch (IOException otherwise) {
      throw new KeyListUnreadable("it is not the JSON that a site writes", otherwise);
    } catch (RuntimeException unreadable) {
      throw new KeyListUnreadable(String.valueOf(unreadable.getMessage()), unreadable);
    }
    throw new KeyListUnreadable("it is null", null);
  }
}

package dev.kontor.host.signature;

import dev.kontor.host.signature.key.KeyId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.IntegerItem;
import org.greenbytes.http.sfv.Item;
import org.greenbytes.http.sfv.Parameters;
import org.greenbytes.http.sfv.StringItem;

/**
 * A signature's parameters (RFC 9421 §2.3), all of them required; the algorithm is always Ed25519
 * and the tag always Kontor's. Others are signed, too, but mean nothing here.
 */
record SignatureParameters(Window window, String nonce, KeyId keyId) {

  private static final String ALGORITHM = "ed25519";
  private static final String TAG = "kontor";

  /** So that what is kept of it has a bound. */
  private static final int LONGEST_NONCE = 64;

  /** What is signed, when these components are: the value of {@code @signature-params}. */
  InnerList over(List<String> components) {
    var items = components.stream().<Item<?>>map(StringItem::valueOf).toList();
    var parameters = new LinkedHashMap<String, Object>();
    parameters.put("created", window.created().getEpochSecond());
    parameters.put("expires", window.expires().getEpochSecond());
    parameters.put("nonce", nonce);
    parameters.put("keyid", keyId.toString());
    parameters.put("alg", ALGORITHM);
    parameters.put("tag", TAG);
    return InnerList.valueOf(items).withParams(Parameters.valueOf(parameters));
  }

  /** Reads them, or refuses the signature. */
  static SignatureParameters of(InnerList input) {
    var parameters = input.getParams();
    expect(Refusal.ALGORITHM_WRONG, "alg", ALGORITHM, text(parameters, "alg"));
    expect(Refusal.TAG_WRONG, "tag", TAG, text(parameters, "tag"));
    var window = new Window(time(parameters, "created"), time(parameters, "expires"));
    return new SignatureParameters(window, nonce(parameters), keyId(parameters));
  }

  private static void expect(Refusal otherwise, String name, String expected, String value) {
    if (!value.equals(expected)) {
      throw new SignatureRefused(
          otherwise, "the signature's %s is '%s'; expected '%s'".formatted(name, value, expected));
    }
  }

  private static String nonce(Parameters parameters) {
    var nonce = text(parameters, "nonce");
    if (nonce.isEmpty() || nonce.length() > LONGEST_NONCE) {
      throw malformed(
          "the signature's nonce has %d characters; expected 1 to %d"
              .formatted(nonce.length(), LONGEST_NONCE));
    }
    return nonce;
  }

  private static KeyId keyId(Parameters parameters) {
    try {
      return KeyId.parse(text(parameters, "keyid"));
    } catch (IllegalArgumentException noKeyId) {
      throw malformed("the signature's keyid: " + noKeyId.getMessage());
    }
  }

  private static String text(Parameters parameters, String name) {
    if (given(parameters, name) instanceof StringItem text) {
      return text.get();
    }
    throw malformed("the signature's %s is no string".formatted(name));
  }

  private static Instant time(Parameters parameters, String name) {
    if (given(parameters, name) instanceof IntegerItem seconds) {
      return Instant.ofEpochSecond(seconds.getAsLong());
    }
    throw malformed(
        "the signature's %s is no integer; expected seconds since 1970".formatted(name));
  }

  private static Item<?> given(Parameters parameters, String name) {
    var item = parameters.get(name);
    if (item == null) {
      throw new SignatureRefused(
          Refusal.PARAMETER_MISSING,
          "the signature has no %s; expected created, expires, nonce, keyid, alg and tag"
              .formatted(name));
    }
    return item;
  }

  private static SignatureRefused malformed(String message) {
    return new SignatureRefused(Refusal.MALFORMED, message);
  }
}

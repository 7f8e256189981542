package dev.kontor.host.signature;

import java.util.Map;
import org.greenbytes.http.sfv.ByteSequenceItem;
import org.greenbytes.http.sfv.Dictionary;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.ParseException;
import org.greenbytes.http.sfv.Parser;

/**
 * A message's only signature: the fields {@code Signature-Input} and {@code Signature} (RFC 9421
 * §4).
 *
 * @param input covered components with the signature's parameters
 */
record SignatureFields(InnerList input, ByteSequenceItem signature) {

  private static final String INPUT = "Signature-Input";
  private static final String SIGNATURE = "Signature";

  /** Any would do, as long as it is the same in both fields. */
  private static final String LABEL = "kontor";

  /** The fields as they are sent. */
  Map<String, String> written() {
    return Map.of(
        INPUT, Dictionary.valueOf(Map.of(LABEL, input)).serialize(),
        SIGNATURE, Dictionary.valueOf(Map.of(LABEL, signature)).serialize());
  }

  /** Reads them, or refuses the message. */
  static SignatureFields of(Message message) {
    var inputs = dictionary(message, INPUT);
    var signatures = dictionary(message, SIGNATURE);
    if (inputs.size() != 1 || signatures.size() != 1) {
      throw new SignatureRefused(
          Refusal.MANY_SIGNATURES,
          "the message bears signatures %s of inputs %s; expected one"
              .formatted(signatures.keySet(), inputs.keySet()));
    }
    var label = inputs.keySet().iterator().next();
    if (inputs.get(label) instanceof InnerList input
        && signatures.get(label) instanceof ByteSequenceItem signature) {
      return new SignatureFields(input, signature);
    }
    throw new SignatureRefused(
        Refusal.MALFORMED,
        "no signature goes with the input '%s'; expected a list of components in %s and bytes in %s, both under that label"
            .formatted(label, INPUT, SIGNATURE));
  }

  byte[] bytes() {
    var bytes = signature.get();
    var copy = new byte[bytes.remaining()];
    bytes.get(bytes.position(), copy);
    return copy;
  }

  /**
   * A field's members. It must be written as RFC 8941 §4.1 writes it: of parameters given twice
   * readers keep the last, and base 64 can say the same in several ways; none of that is needed.
   */
  private static Map<String, ?> dictionary(Message message, String name) {
    var text = message.field(name).orElse("");
    if (text.isEmpty()) {
      throw new SignatureRefused(
          Refusal.UNSIGNED, "the field %s is missing; expected a signed message".formatted(name));
    }
    try {
      var dictionary = Parser.parseDictionary(text);
      if (dictionary.serialize().equals(text)) {
        return dictionary.get();
      }
    } catch (ParseException malformed) {
      throw new SignatureRefused(
          Refusal.MALFORMED,
          "the field %s is no dictionary (RFC 8941): %s".formatted(name, malformed.getMessage()));
    }
    throw new SignatureRefused(
        Refusal.MALFORMED,
        "the field %s isn't in its canonical form; expected it as RFC 8941 §4.1 writes it, nothing given twice"
            .formatted(name));
  }
}

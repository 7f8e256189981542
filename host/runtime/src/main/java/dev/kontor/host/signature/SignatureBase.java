package dev.kontor.host.signature;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;
import org.greenbytes.http.sfv.InnerList;
import org.greenbytes.http.sfv.Item;

/** What is signed in fact: the covered components, a line each (RFC 9421 §2.5). */
final class SignatureBase {

  private SignatureBase() {}

  /** The base of this input, with the values that its components have. */
  static byte[] of(InnerList input, Function<String, Optional<String>> values) {
    var base = new StringBuilder();
    for (Item<?> component : input.get()) {
      var name = component.get().toString();
      var value = values.apply(name).orElseThrow(() -> missing(name));
      base.append(component.serialize()).append(": ").append(printable(name, value)).append('\n');
    }
    return base.append("\"@signature-params\": ")
        .append(input.serialize())
        .toString()
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static SignatureRefused missing(String component) {
    return new SignatureRefused(
        Refusal.COMPONENT_MISSING,
        "the message has no '%s'; expected what its signature covers".formatted(component));
  }

  /** A line break would forge a component; beyond ASCII different values would look the same. */
  private static String printable(String component, String value) {
    if (value.chars().allMatch(character -> ' ' <= character && character <= '~')) {
      return value;
    }
    throw new SignatureRefused(
        Refusal.MALFORMED,
        "'%s' has characters that can't be signed; expected printable ASCII".formatted(component));
  }
}

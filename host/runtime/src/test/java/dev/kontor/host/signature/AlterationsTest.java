package dev.kontor.host.signature;

import static dev.kontor.host.signature.SignedRequests.CONTENT;
import static dev.kontor.host.signature.SignedRequests.TARGET;
import static dev.kontor.host.signature.SignedRequests.filled;
import static dev.kontor.host.signature.SignedRequests.moved;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever is altered in what was signed, the message is refused: never taken, never an error. */
final class AlterationsTest {

  private static final int ALTERATIONS = 3_000;

  private final SignedRequests requests = new SignedRequests();
  private final Verifier verifier = new Verifier(requests.world.clock());
  private final Message signed = requests.signed();

  @AfterEach
  void close() {
    requests.close();
  }

  private boolean isTaken(Message message) {
    try {
      verifier.verify(message, requests.keys);
      return true;
    } catch (SignatureRefused refused) {
      return false;
    }
  }

  /** Each text that is the given one but for one bit. */
  private static List<String> flipped(String text) {
    var all = new ArrayList<String>();
    for (int at = 0; at < text.length(); at++) {
      for (int bit = 0; bit < Byte.SIZE; bit++) {
        var characters = text.toCharArray();
        characters[at] = (char) (characters[at] ^ (1 << bit));
        all.add(new String(characters));
      }
    }
    return all;
  }

  private void assertNoneTaken(List<String> altered, Function<String, Message> with) {
    assertThat(isTaken(signed)).isTrue();
    assertThat(altered).isNotEmpty().filteredOn(text -> isTaken(with.apply(text))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Signature-Input", "Signature", "Content-Digest"})
  void no_bit_of_a_field_can_be_flipped(String name) {
    var value = signed.field(name).orElseThrow();

    assertNoneTaken(flipped(value), text -> signed.with(Map.of(name, text)));
  }

  @Test
  void no_bit_of_the_method_or_the_target_can_be_flipped() {
    assertNoneTaken(flipped("POST"), text -> moved(signed, text, TARGET));
    assertNoneTaken(flipped(TARGET), text -> moved(signed, "POST", text));
  }

  @Test
  void no_bit_of_the_content_can_be_flipped() {
    var taken = new ArrayList<Integer>();
    for (int bit = 0; bit < CONTENT.length * Byte.SIZE; bit++) {
      var content = CONTENT.clone();
      content[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      if (isTaken(filled(signed, content))) {
        taken.add(bit);
      }
    }
    assertThat(taken).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void no_field_can_be_altered_by_chance(long seed) {
    var random = new Random(seed);
    var names = List.of("Signature-Input", "Signature", "Content-Digest");
    for (int i = 0; i < ALTERATIONS; i++) {
      var name = names.get(random.nextInt(names.size()));
      var value = signed.field(name).orElseThrow();
      var altered = altered(value, random);
      // What surrounds a field's value isn't of it (RFC 9110 §5.5).
      assertThat(altered.strip().equals(value) || !isTaken(signed.with(Map.of(name, altered))))
          .as("seed %d, alteration %d: %s: %s", seed, i, name, altered)
          .isTrue();
    }
  }

  /** Something left out, put in, doubled or put elsewhere. */
  private static String altered(String text, RandomGenerator random) {
    int from = random.nextInt(text.length());
    int to = from + 1 + random.nextInt(Math.min(12, text.length() - from));
    var part = text.substring(from, to);
    var rest = text.substring(0, from) + text.substring(to);
    int elsewhere = random.nextInt(rest.length() + 1);
    return switch (random.nextInt(4)) {
      case 0 -> rest;
      case 1 -> text.substring(0, from) + (char) random.nextInt(' ', 256) + text.substring(from);
      case 2 -> text.substring(0, to) + part + text.substring(to);
      default -> rest.substring(0, elsewhere) + part + rest.substring(elsewhere);
    };
  }
}

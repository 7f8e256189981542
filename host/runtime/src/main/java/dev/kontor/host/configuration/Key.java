package dev.kontor.host.configuration;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A key that a configuration may hold. The list of these is the only declaration of them: reading,
 * the nearest known key and the JSON Schema all follow it.
 *
 * @param path the dotted key
 * @param standard what holds when nobody sets it; null: nothing
 * @param meaning one sentence for people
 * @param module whose setting or kind of grant it is; null: the host's own key
 */
record Key(
    String path, Kind kind, @Nullable String standard, String meaning, @Nullable String module) {

  static Key of(String path, Kind kind, @Nullable String standard, String meaning) {
    return new Key(path, kind, standard, meaning, null);
  }

  /** What a key's value must be; checks it, and says so in a JSON Schema. */
  sealed interface Kind {

    /** Any text that is not blank. */
    record Text(int longest) implements Kind {}

    /** A whole number. */
    record Whole(int least, int most) implements Kind {}

    /** One of some words. */
    record Choice(List<String> words) implements Kind {}

    /** A list of some words, none twice. */
    record Several(List<String> words) implements Kind {}

    /** {@code true} or {@code false}. */
    record Switch() implements Kind {}

    /** Text of a form, which an example shows. */
    record Form(FormName name) implements Kind {}

    /** A reference to a secret. */
    record Secret() implements Kind {}
  }

  /** Forms of text. */
  enum FormName {
    INSTANT("an instant with its zone", "2009-03-01T00:00:00Z"),
    DURATION("an ISO 8601 duration", "P30D"),
    EMAIL("an e-mail address", "desk@acme.example"),
    COLOUR("a colour", "#2a6f97");

    private final String words;
    private final String example;

    FormName(String words, String example) {
      this.words = words;
      this.example = example;
    }

    String words() {
      return words;
    }

    String example() {
      return example;
    }
  }
}

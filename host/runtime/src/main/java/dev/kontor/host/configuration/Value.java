package dev.kontor.host.configuration;

import java.util.List;

/** What stands at a key of a file, and where. */
sealed interface Value {

  String file();

  int line();

  /** Whether nothing stands there: it takes a default away. */
  default boolean isNull() {
    return false;
  }

  /**
   * One value.
   *
   * @param text as it is written, without quotes
   * @param quoted whether it is text for certain; otherwise it may be a number, a switch, nothing
   */
  record Scalar(String file, int line, String text, boolean quoted) implements Value {

    @Override
    public boolean isNull() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /** Whether YAML takes it for a number or a switch. */
    boolean isPlainNumberOrSwitch() {
      return !quoted && text.matches("[-+]?[0-9][0-9_.eExXoO]*|true|false");
    }
  }

  /** Several values; {@code null} elements are not among them. */
  record Listed(String file, int line, List<Scalar> items) implements Value {}
}

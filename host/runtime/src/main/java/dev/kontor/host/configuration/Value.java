package dev.kontor.host.configuration;

import java.util.List;
import java.util.regex.Pattern;

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

    private static final Pattern NUMBER_OR_SWITCH =
        Pattern.compile(
            "[-+]?(0x[0-9a-fA-F_]+|0o[0-7_]+|[0-9][0-9_]*([.][0-9_]*)?([eE][-+]?[0-9]+)?)|true|false");

    @Override
    public boolean isNull() {
      return !quoted && (text.isEmpty() || text.equals("~") || text.equals("null"));
    }

    /** Whether YAML takes it for a number or a switch; an IP address is text. */
    boolean isPlainNumberOrSwitch() {
      return !quoted && NUMBER_OR_SWITCH.matcher(text).matches();
    }
  }

  /** Several values; {@code null} elements are not among them. */
  record Listed(String file, int line, List<Scalar> items) implements Value {}
}

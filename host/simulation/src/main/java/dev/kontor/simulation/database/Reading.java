package dev.kontor.simulation.database;

import java.util.Locale;

/** Tells statements that only read from those that take locks. */
final class Reading {

  private static final String BEGIN = "begin";

  private Reading() {}

  /** Whether the statement holds nothing that others would wait for. */
  static boolean only(String statement) {
    var text = statement.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith(BEGIN)) {
      text = text.substring(text.indexOf(';') + 1).strip();
    }
    return text.isEmpty()
        || (text.startsWith("select")
            && !text.contains(" for update")
            && !text.contains(" for share")
            && !text.contains(" for no key")
            && !text.contains("kontor.write")
            && !text.contains("advisory"));
  }
}

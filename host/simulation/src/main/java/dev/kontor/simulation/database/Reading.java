package dev.kontor.simulation.database;

import java.util.Locale;
import java.util.regex.Pattern;

/** Tells statements that only read from those that take locks. */
final class Reading {

  private static final String BEGIN = "begin";

  /** Of the host's own, which write. */
  private static final Pattern FUNCTION = Pattern.compile("kontor\\.\\w+\\(");

  private static final Pattern LOCKING =
      Pattern.compile("\\bfor\\s+(update|share|no\\s+key|key\\s+share)\\b");

  private Reading() {}

  /** Whether the statement holds nothing that others would wait for. */
  static boolean only(String statement) {
    var text = statement.strip().toLowerCase(Locale.ROOT);
    if (text.startsWith(BEGIN)) {
      text = text.substring(text.indexOf(';') + 1).strip();
    }
    return text.isEmpty()
        || (text.startsWith("select")
            && !LOCKING.matcher(text).find()
            && !FUNCTION.matcher(text).find()
            && !text.contains("advisory"));
  }
}

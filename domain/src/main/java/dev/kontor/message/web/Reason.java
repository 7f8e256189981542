package dev.kontor.message.web;

import java.time.Instant;
import java.util.regex.Pattern;

/** Why something was refused, for people. */
public final class Reason {

  private static final Pattern QUOTES = Pattern.compile("(?<!\\w)'([^']*)'(?!\\w)");

  private static final Pattern INSTANT =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z");

  private Reason() {}

  /** As sentences: messages say it in one, for programs' logs too. */
  public static String told(String message) {
    var sentences = new StringBuilder();
    for (var part : message.split("; ", -1)) {
      sentences.append(sentences.isEmpty() ? "" : " ").append(sentence(part));
    }
    var quoted = QUOTES.matcher(sentences).replaceAll("“$1”");
    return INSTANT
        .matcher(quoted)
        .replaceAll(instant -> Moments.readable(Instant.parse(instant.group())));
  }

  private static String sentence(String words) {
    return words.isEmpty()
        ? words
        : Character.toUpperCase(words.charAt(0)) + words.substring(1) + ".";
  }
}

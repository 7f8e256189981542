package dev.kontor.message.web;

import dev.kontor.message.Field;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Instants as people read and write them: in UTC, to the minute. */
public final class Moments {

  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter SHORT =
      DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH).withZone(ZoneOffset.UTC);
  private static final DateTimeFormatter WRITTEN =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** As browsers send what was chosen in a field for date and time. */
  private static final Pattern TO_THE_MINUTE =
      Pattern.compile("(\\d{4}-\\d{2}-\\d{2})[T ](\\d{2}:\\d{2})");

  /** What stands beside a field that holds no date and time. */
  public static final String UNREADABLE = "Write a date and a time, such as 2009-03-18 12:00.";

  private Moments() {}

  /** With its year: {@code 2009-03-18 12:00 UTC}. */
  public static String readable(Instant instant) {
    return READABLE.format(instant);
  }

  /** Where there is little room, and the year is plain. */
  public static String brief(Instant instant) {
    return SHORT.format(instant);
  }

  /** As a field for date and time holds it. */
  public static String written(Instant instant) {
    return WRITTEN.format(instant);
  }

  /** What was written into such a field; or, by who has no such field, an instant with its zone. */
  public static Instant read(String text) {
    var local = TO_THE_MINUTE.matcher(text);
    return Field.instant(
        "time", local.matches() ? "%sT%s:00Z".formatted(local.group(1), local.group(2)) : text);
  }
}

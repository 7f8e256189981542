package dev.kontor.host.http.console.page;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as people read them, in UTC as in the log. */
public final class Times {

  private static final DateTimeFormatter READABLE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Times() {}

  /** Without parts of a second. */
  public static String readable(Instant instant) {
    return READABLE.format(instant);
  }

  static String between(Instant begin, Instant end) {
    var took = Duration.between(begin, end);
    return took.compareTo(Duration.ofSeconds(1)) < 0
        ? took.toMillis() + " ms"
        : String.format(Locale.ROOT, "%.1f s", took.toMillis() / 1000.0);
  }
}

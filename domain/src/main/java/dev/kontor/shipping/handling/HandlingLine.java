package dev.kontor.shipping.handling;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageMalformed;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A line of a harbour's report: when (in UTC), which cargo, on which voyage if on any, where and
 * what, apart by two or more blanks or a tab: {@code 2009-03-03 12:00 7KQ2-M9XF-3RTB V100 CNHKG
 * LOAD}.
 */
public final class HandlingLine {

  private static final Pattern GAP = Pattern.compile("\\t| {2,}\\s*");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private HandlingLine() {}

  /**
   * What it reports.
   *
   * @throws MessageMalformed when it can't be read
   * @throws dev.kontor.tenant.MessageUnprocessable when a voyage is missing or out of place, or no
   *     cargo is called so
   */
  public static RegisterHandlingEvent read(String line) {
    var columns = List.of(GAP.split(line.strip(), -1));
    if (columns.size() < 4 || columns.size() > 5) {
      throw new MessageMalformed(
          "%d %s; expected 4 or 5, apart by two or more blanks: time, tracking id, voyage if any, location, type"
              .formatted(columns.size(), columns.size() == 1 ? "column" : "columns"));
    }
    boolean isVoyageSaid = columns.size() == 5 && !columns.get(2).isBlank();
    return RegisterHandlingEvent.read(
        columns.get(1),
        columns.getLast(),
        columns.get(columns.size() - 2),
        isVoyageSaid ? columns.get(2) : null,
        time(columns.getFirst()).toString());
  }

  private static Instant time(String text) {
    try {
      return LocalDateTime.parse(text, TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeParseException _) {
      throw new MessageMalformed(
          "the time is %s; expected one in UTC such as 2009-03-03 12:00"
              .formatted(Field.quoted(text)));
    }
  }
}

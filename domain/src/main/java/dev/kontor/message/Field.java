package dev.kontor.message;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageMalformed;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one field of a message, or says by its name what is wrong with it.
 *
 * <p>All methods throw {@link MessageMalformed} for what is missing or malformed, which is answered
 * as 400.
 */
public final class Field {

  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

  private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]");

  private static final Pattern DAY = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

  private Field() {}

  /** The value, which must be there. */
  public static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new MessageMalformed("'%s' is missing".formatted(field));
    }
    return value;
  }

  /**
   * Text for people and keys: something is seen of it, it is within the length, and nothing in it
   * is what a database can't keep, or what has the text around it read the other way.
   */
  public static String text(String field, @Nullable String value, int longest) {
    var text = required(field, value).strip();
    if (!isText(text, longest)) {
      throw new MessageMalformed(
          "'%s' is %s; expected 1 to %d characters without control characters"
              .formatted(field, quoted(text), longest));
    }
    return text;
  }

  /** Whether {@link #text} would take it as it is. */
  public static boolean isText(String value, int longest) {
    return isSeen(value)
        && value.length() <= longest
        && value.codePoints().allMatch(Field::harmless);
  }

  /** The same in lines, with tabs if need be; each line ends as Unix has it. */
  public static String lines(String field, @Nullable String value, int longest) {
    var text = required(field, value).replace("\r\n", "\n").strip();
    if (!isSeen(text)
        || text.length() > longest
        || !text.codePoints().allMatch(each -> each == '\n' || each == '\t' || harmless(each))) {
      throw new MessageMalformed(
          "'%s' is %s; expected 1 to %d characters, none of them a control character but line breaks and tabs"
              .formatted(field, quoted(text), longest));
    }
    return text;
  }

  /** What JSON says as text; nothing else is taken for the text that it could be written as. */
  public static String text(String field, @Nullable Object value) {
    if (required(field, value) instanceof String text) {
      return text;
    }
    throw new MessageMalformed(
        "'%s' is %s; expected text, in quotes".formatted(field, unquoted(value)));
  }

  /** Where a tenant, or a thing of it, can be written to: {@code acme@bremen/systems/7}. */
  public static Address address(String field, @Nullable Object value) {
    var text = text(field, value).strip();
    try {
      return Address.parse(text);
    } catch (IllegalArgumentException malformed) {
      throw new MessageMalformed("'%s' can't be read: %s".formatted(field, malformed.getMessage()));
    }
  }

  /** A number without a fraction that an {@code int} can hold. */
  public static int wholeNumber(String field, @Nullable Object value) {
    var number = required(field, value);
    try {
      if (number instanceof Number) {
        return new BigDecimal(number.toString()).intValueExact();
      }
    } catch (ArithmeticException | NumberFormatException _) {
      // Told below, in the same words as what is no number at all.
    }
    var shown = number instanceof String text ? quoted(text) : unquoted(number);
    throw new MessageMalformed(
        "'%s' is %s; expected a whole number up to %d".formatted(field, shown, Integer.MAX_VALUE));
  }

  /** What JSON says as {@code true} or {@code false}, or a query as the same words. */
  public static boolean flag(String field, Object value) {
    return switch (value) {
      case Boolean said -> said;
      case String text when text.equals("true") -> true;
      case String text when text.equals("false") -> false;
      default -> {
        var shown = value instanceof String text ? quoted(text) : unquoted(value);
        throw new MessageMalformed("'%s' is %s; expected true or false".formatted(field, shown));
      }
    };
  }

  /** The number, which must not be less than the least one. */
  public static int atLeast(String field, int value, int least) {
    if (value < least) {
      throw new MessageMalformed(
          "'%s' is %d; expected a whole number from %d".formatted(field, value, least));
    }
    return value;
  }

  /** An instant, cut to microseconds, which is as fine as the database keeps it. */
  public static Instant instant(String field, @Nullable Object value) {
    var text = text(field, value);
    try {
      var instant = Instant.parse(text);
      if (!instant.isBefore(EARLIEST) && !instant.isAfter(LATEST)) {
        return instant.truncatedTo(ChronoUnit.MICROS);
      }
    } catch (DateTimeParseException _) {
      // Told below, in the same words as an instant out of range.
    }
    throw new MessageMalformed(
        "'%s' is %s; expected an instant with its zone in the years 1 to 9999, such as 2009-03-18T12:00:00Z"
            .formatted(field, quoted(text)));
  }

  /** A day, as {@code 2009-03-18}. */
  public static LocalDate day(String field, String value) {
    try {
      if (DAY.matcher(value).matches()) {
        return LocalDate.parse(value);
      }
    } catch (DateTimeParseException _) {
      // Told below, in the same words as what is no day at all.
    }
    throw new MessageMalformed(
        "'%s' is %s; expected a day such as 2009-03-18".formatted(field, quoted(value)));
  }

  /** The one of these that is called so. */
  public static <E extends Enum<E>> E oneOf(String field, String name, E[] values) {
    for (var value : values) {
      if (value.name().equals(name)) {
        return value;
      }
    }
    throw new MessageMalformed(
        "'%s' is %s; expected one of %s".formatted(field, quoted(name), Arrays.toString(values)));
  }

  /** An instant, or a day in place of its first instant in UTC. */
  public static Instant dayOrInstant(String field, String value) {
    return instant(field, DAY.matcher(value).matches() ? value + "T00:00:00Z" : value);
  }

  /** The value as an error may show it: short, and on one line. */
  public static String quoted(@Nullable String value) {
    return value == null ? "null" : "'" + shown(value) + "'";
  }

  /** The same without quotes, for whoever quotes it later. */
  public static String shown(String value) {
    var shown = value.length() <= 60 ? value : value.substring(0, 60) + "…";
    return UNSEEN.matcher(shown).replaceAll("\uFFFD");
  }

  private static String unquoted(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> _ -> "an object";
      case Collection<?> _ -> "a list";
      case null, default -> shown(String.valueOf(value));
    };
  }

  private static boolean harmless(int character) {
    return !Character.isISOControl(character)
        && Character.getType(character) != Character.SURROGATE
        && !turns(character);
  }

  /** Whether it changes the direction of what follows, whatever that is (UAX 9, §2). */
  private static boolean turns(int character) {
    return (character >= 0x202A && character <= 0x202E)
        || (character >= 0x2066 && character <= 0x2069);
  }

  /** Whether there is more than blanks, and characters that only say how others are shown. */
  private static boolean isSeen(String text) {
    return text.codePoints()
        .anyMatch(each ->
            !Character.isWhitespace(each)
                && !Character.isSpaceChar(each)
                && Character.getType(each) != Character.FORMAT);
  }
}

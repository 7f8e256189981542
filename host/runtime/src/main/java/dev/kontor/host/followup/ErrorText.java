package dev.kontor.host.followup;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;

/** What a run failed with, with its stack, as a database can keep it. */
public final class ErrorText {

  static final int LONGEST = 16_384;

  private ErrorText() {}

  /** At most so many characters, none of them one that PostgreSQL's {@code text} refuses. */
  public static String of(Throwable error) {
    var begin = stack(error).replace('\0', '\uFFFD');
    return wellFormed(begin.substring(0, Math.min(begin.length(), LONGEST)));
  }

  /** A text of its own may fail to be made: then its kind must do, or it could never be parked. */
  private static String stack(Throwable error) {
    var text = new StringWriter();
    try {
      error.printStackTrace(new PrintWriter(text));
      return text.toString();
    } catch (Throwable unprintable) {
      return "%s, whose text can't be made: that fails with %s"
          .formatted(error.getClass().getName(), unprintable.getClass().getName());
    }
  }

  /** A cut, or the message itself, may leave half a pair of surrogates. */
  private static String wellFormed(String text) {
    return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
  }
}

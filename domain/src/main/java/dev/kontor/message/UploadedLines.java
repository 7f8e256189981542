package dev.kontor.message;

import dev.kontor.tenant.MessageMalformed;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a text that somebody sends, one after the other; never more than one of them in
 * memory, and of that no more than its first part. Used by one thread.
 */
final class UploadedLines {

  private static final int LONGEST = 2000;
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final InputStream bytes;
  private int number;

  UploadedLines(InputStream bytes) {
    this.bytes = new BufferedInputStream(bytes);
  }

  /**
   * A line.
   *
   * @param number from 1
   * @param fault what keeps it from being read at all; null: nothing
   */
  record Line(int number, String text, @Nullable String fault) {}

  /** The next line; null: there is none. */
  @Nullable Line next() {
    try {
      var begun = new ByteArrayOutputStream();
      int read = bytes.read();
      if (read < 0) {
        return null;
      }
      boolean tooLong = false;
      for (; read >= 0 && read != '\n'; read = bytes.read()) {
        tooLong |= begun.size() == LONGEST;
        if (!tooLong) {
          begun.write(read);
        }
      }
      number++;
      return line(begun.toByteArray(), tooLong);
    } catch (IOException cut) {
      var brokenOff =
          new MessageMalformed(
              "the upload broke off in line %d; send it again: its first lines are taken"
                  .formatted(number + 1));
      brokenOff.initCause(cut);
      throw brokenOff;
    }
  }

  private Line line(byte[] begun, boolean tooLong) {
    var text = new String(begun, StandardCharsets.UTF_8).strip();
    if (number == 1 && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
      text = text.substring(1);
    }
    if (tooLong) {
      return new Line(
          number, text, "the line is too long; expected at most %d bytes".formatted(LONGEST));
    }
    return new Line(number, text, isText(begun) ? null : "this is no text; expected UTF-8");
  }

  private static boolean isText(byte[] begun) {
    try {
      var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(begun));
      return decoded.chars().noneMatch(c -> Character.isISOControl(c) && c != '\t' && c != '\r');
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}

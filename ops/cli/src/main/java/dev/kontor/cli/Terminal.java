package dev.kontor.cli;

import java.io.PrintStream;

/**
 * Where a command speaks: results to {@code out}, complaints to {@code err}. What comes from a host
 * is shown {@linkplain #printable printable}, so that it can't steer the operator's terminal.
 *
 * @param columns the terminal's width, 0 when {@code out} is no terminal
 * @param colour whether colours are welcome
 */
record Terminal(PrintStream out, PrintStream err, int columns, boolean colour) {

  enum Colour {
    GREEN(32),
    RED(31),
    YELLOW(33),
    DIM(2);

    private final int code;

    Colour(int code) {
      this.code = code;
    }
  }

  boolean live() {
    return columns > 0;
  }

  /** The same, with results going where complaints go, as plain lines: for progress beside JSON. */
  Terminal aside() {
    return new Terminal(err, err, 0, false);
  }

  String painted(Colour paint, String text) {
    return colour ? "\u001b[" + paint.code + "m" + text + "\u001b[0m" : text;
  }

  /** Prints a line of text that is already printable. */
  void line(String text) {
    out.println(text);
  }

  /** Prints a line that stays open: the next {@link #replaceLine} is written over it. */
  void openLine(String text) {
    out.print(text);
    out.flush();
  }

  void replaceLine(String text) {
    out.print("\r\u001b[K");
    out.println(text);
  }

  void complain(String text) {
    out.flush();
    err.println(printable(text));
  }

  /** The text on one line, with every character that could steer a terminal made visible. */
  static String printable(String text) {
    var shown = new StringBuilder(text.length());
    for (var i = 0; i < text.length(); i++) {
      var c = text.charAt(i);
      if (c == '\n' || c == '\r' || c == '\t') {
        shown.append(' ');
      } else if (steers(c)) {
        shown.append("\\u%04x".formatted((int) c));
      } else {
        shown.append(c);
      }
    }
    return shown.toString();
  }

  /** Control characters, and the marks that turn the direction of writing. */
  static boolean steers(int c) {
    return c < 0x20
        || (c >= 0x7f && c < 0xa0)
        || c == 0x061c
        || (c >= 0x200e && c <= 0x200f)
        || (c >= 0x2028 && c <= 0x202e)
        || (c >= 0x2066 && c <= 0x2069);
  }
}

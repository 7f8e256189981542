package dev.kontor.host.http.console.page;

import java.util.List;
import java.util.Locale;

/** Sizes as people read them. */
final class Bytes {

  private static final List<String> UNITS = List.of("B", "kB", "MB", "GB", "TB");

  private Bytes() {}

  /** Three digits or so, in steps of 1,024: {@code 8.4 MB}. */
  static String readable(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < UNITS.size() - 1) {
      size /= 1024;
      unit++;
    }
    return String.format(
        Locale.ROOT, size < 10 && unit > 0 ? "%.1f %s" : "%.0f %s", size, UNITS.get(unit));
  }
}

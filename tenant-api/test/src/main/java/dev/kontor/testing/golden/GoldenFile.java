package dev.kontor.testing.golden;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The name of a golden file: {@code shipping.cargo-booked.1.json}, or {@code
 * shipping.cargo-booked.1.without-customer.json}.
 *
 * @param sample which of several of one version; empty: the one
 */
record GoldenFile(String type, int version, String sample) implements Comparable<GoldenFile> {

  private static final Pattern NAME =
      Pattern.compile("(.+?)\\.([1-9][0-9]*)(?:\\.([^.]+))?\\.json");

  static @Nullable GoldenFile named(String name) {
    var parts = NAME.matcher(name);
    if (!parts.matches()) {
      return null;
    }
    var sample = parts.group(3);
    return new GoldenFile(
        parts.group(1), Integer.parseInt(parts.group(2)), sample == null ? "" : sample);
  }

  @Override
  public int compareTo(GoldenFile other) {
    return toString().compareTo(other.toString());
  }

  @Override
  public String toString() {
    return "%s.%d%s.json".formatted(type, version, sample.isEmpty() ? "" : "." + sample);
  }
}

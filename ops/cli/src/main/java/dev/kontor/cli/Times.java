package dev.kontor.cli;

/** Times as people read them in a column: to the second, in UTC as the host says them. */
final class Times {

  private Times() {}

  /** A text that is no such time stays as it is. */
  static String readable(String instant) {
    return instant.replaceFirst("^(\\S+)T(\\d\\d:\\d\\d:\\d\\d)(\\.\\d+)?Z$", "$1 $2");
  }
}

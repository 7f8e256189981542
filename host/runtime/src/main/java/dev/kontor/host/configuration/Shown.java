package dev.kontor.host.configuration;

/** Makes text of a file fit for a line of a message. */
final class Shown {

  private Shown() {}

  /** The text's beginning, without what would break the line or hide in it. */
  static String of(String text, int longest) {
    var shown = text.length() <= longest ? text : text.substring(0, longest) + "…";
    return shown.replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\u2028\\u2029]", "\uFFFD");
  }
}

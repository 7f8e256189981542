package dev.kontor.host.followup;

/** What a run failed with, at a glance. */
public final class ErrorLine {

  private static final int LONGEST = 500;

  private ErrorLine() {}

  /** The message of what is kept with its stack, without the exception's package. */
  public static String of(String error) {
    var message = error.lines().takeWhile(line -> !line.startsWith("\tat ")).toList();
    var line = String.join(" ", message).replaceFirst("^(?:[a-z][\\w]*\\.)+(?=[A-Z])", "");
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}

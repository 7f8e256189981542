package dev.kontor.bench;

import java.util.Locale;

/**
 * One line of the report.
 *
 * @param what was measured
 * @param limit what is to be reached, as people read it
 */
record Line(String what, String kontor, String peer, String ratio, String limit, boolean reached) {

  /** A cost beside its peer's, in the same unit. */
  static Line cost(String what, Medians medians, String unit, double mostTimes) {
    return ratio(what, medians, unit, "≤ " + mostTimes, medians.ratio() <= mostTimes);
  }

  /** A gain beside its peer's, in the same unit. */
  static Line gain(String what, Medians medians, String unit, double leastTimes) {
    return ratio(what, medians, unit, "≥ " + leastTimes, medians.ratio() >= leastTimes);
  }

  private static Line ratio(
      String what, Medians medians, String unit, String limit, boolean reached) {
    return new Line(
        what,
        number(medians.kontor()) + " " + unit,
        number(medians.peer()) + " " + unit,
        String.format(Locale.ROOT, "%.2f", medians.ratio()),
        limit.isEmpty() ? "" : limit + " ×",
        reached);
  }

  /** A figure beside its peer's, in the same unit, that is only to be known. */
  static Line beside(String what, Medians medians, String unit) {
    return ratio(what, medians, unit, "", true);
  }

  /** A figure that has a limit but no peer. */
  static Line alone(String what, String figure, String limit, boolean reached) {
    return new Line(what, figure, "", "", limit, reached);
  }

  static String number(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.1f" : "%,.0f", value);
  }
}

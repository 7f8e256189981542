package dev.kontor.bench;

/**
 * What some seeds have done.
 *
 * @param steps of the smallest of them, as are units and faults
 * @param simulatedSeconds of all of them
 */
record SeedsRun(long seeds, long steps, long units, long faults, double simulatedSeconds) {

  static final SeedsRun NONE = new SeedsRun(0, Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE, 0);

  SeedsRun and(SeedsRun other) {
    return new SeedsRun(
        seeds + other.seeds,
        Math.min(steps, other.steps),
        Math.min(units, other.units),
        Math.min(faults, other.faults),
        simulatedSeconds + other.simulatedSeconds);
  }

  /** As one line. */
  String told() {
    return "%d %d %d %d %s".formatted(seeds, steps, units, faults, simulatedSeconds);
  }

  static SeedsRun of(String told) {
    var words = told.split(" ", -1);
    return new SeedsRun(
        Long.parseLong(words[0]),
        Long.parseLong(words[1]),
        Long.parseLong(words[2]),
        Long.parseLong(words[3]),
        Double.parseDouble(words[4]));
  }
}

package dev.kontor.bench.load;

import java.util.Arrays;

/** How measured times are spread. Immutable. */
public final class Percentiles {

  private final long[] ascending;

  /** Of these times, in nanoseconds; one at least. */
  public Percentiles(long[] nanos) {
    ascending = nanos.clone();
    Arrays.sort(ascending);
  }

  /** Milliseconds that half of them took at most. */
  public double median() {
    return millis(50);
  }

  /** Milliseconds that all but one in a hundred took at most. */
  public double ninetyNinth() {
    return millis(99);
  }

  private double millis(int percent) {
    return ascending[Math.min(ascending.length - 1, ascending.length * percent / 100)] / 1e6;
  }
}

package dev.kontor.bench;

import java.util.ArrayList;
import java.util.List;

/** What Kontor and its peer need, each the median of runs that took turns. */
record Medians(double kontor, double peer) {

  private static final int WARM_UP = 5;

  /** One run; what it measured. */
  @FunctionalInterface
  interface Run {
    double measure() throws Exception;
  }

  /** Pairs of runs, each of the two first in turn, after some that don't count. */
  static Medians interleaved(int pairs, Run kontor, Run peer) throws Exception {
    var ours = new ArrayList<Double>();
    var theirs = new ArrayList<Double>();
    for (int pair = -WARM_UP; pair < pairs; pair++) {
      if (pair == 0) {
        ours.clear();
        theirs.clear();
      }
      if (pair % 2 == 0) {
        ours.add(kontor.measure());
        theirs.add(peer.measure());
      } else {
        theirs.add(peer.measure());
        ours.add(kontor.measure());
      }
    }
    return new Medians(median(ours), median(theirs));
  }

  static double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  double ratio() {
    return kontor / peer;
  }

  /** A piece of work that is timed. */
  @FunctionalInterface
  interface Work {
    void run() throws Exception;
  }

  /** Milliseconds that the work takes. */
  static double millis(Work work) throws Exception {
    long begun = System.nanoTime();
    work.run();
    return (System.nanoTime() - begun) / 1e6;
  }
}

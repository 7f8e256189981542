package dev.kontor.bench;

import dev.kontor.bench.Medians.Run;
import java.util.ArrayList;
import java.util.List;

/**
 * Several contenders' figures, measured in turns: the machine's bad moments meet all of them alike.
 */
final class Rounds {

  private static final int WARM_UP = 2;

  private final List<List<Double>> figures = new ArrayList<>();

  private Rounds(int contenders) {
    for (int i = 0; i < contenders; i++) {
      figures.add(new ArrayList<>());
    }
  }

  /** So many rounds, each contender first in turn, after some that don't count. */
  static Rounds of(int number, Run... contenders) throws Exception {
    var rounds = new Rounds(contenders.length);
    for (int round = -WARM_UP; round < number; round++) {
      for (int i = 0; i < contenders.length; i++) {
        int next = Math.floorMod(round + i, contenders.length);
        double figure = contenders[next].measure();
        if (round >= 0) {
          rounds.figures.get(next).add(figure);
        }
      }
    }
    return rounds;
  }

  /** The first contender beside another one. */
  Medians firstBeside(int other) {
    return new Medians(median(0), median(other));
  }

  double median(int contender) {
    return Medians.median(figures.get(contender));
  }
}

package dev.kontor.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Finds a short list of faults with which a run still fails, by leaving parts of it out: delta
 * debugging (Zeller and Hildebrandt, "Simplifying and Isolating Failure-Inducing Input", IEEE
 * Transactions on Software Engineering 28(2), 2002).
 */
final class Minimum {

  private final Predicate<List<String>> fails;
  private int tries;

  /**
   * Of runs.
   *
   * @param fails whether a run fails with these faults
   * @param tries how often a run may be tried
   */
  Minimum(Predicate<List<String>> fails, int tries) {
    this.fails = fails;
    this.tries = tries;
  }

  /** None of these can be left out alone, unless the tries were used up before. */
  List<String> of(List<String> faults) {
    if (stillFails(List.of())) {
      return List.of();
    }
    var left = List.copyOf(faults);
    int parts = 2;
    while (left.size() > 1 && parts <= left.size() && tries > 0) {
      var smaller = withoutAPart(left, parts);
      if (smaller.size() < left.size()) {
        left = smaller;
        parts = Math.max(2, parts - 1);
      } else if (parts == left.size()) {
        break;
      } else {
        parts = Math.min(left.size(), parts * 2);
      }
    }
    return left;
  }

  /** The first that still fails without one of so many parts; all, if none does. */
  private List<String> withoutAPart(List<String> all, int parts) {
    for (int part = 0; part < parts; part++) {
      int from = all.size() * part / parts;
      int to = all.size() * (part + 1) / parts;
      var rest = new ArrayList<>(all.subList(0, from));
      rest.addAll(all.subList(to, all.size()));
      if (stillFails(rest)) {
        return rest;
      }
    }
    return all;
  }

  private boolean stillFails(List<String> faults) {
    return tries-- > 0 && fails.test(List.copyOf(faults));
  }
}

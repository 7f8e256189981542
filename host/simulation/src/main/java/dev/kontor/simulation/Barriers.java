package dev.kontor.simulation;

import dev.kontor.simulation.Barrier.Waiting;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import java.util.ArrayList;
import java.util.List;

/** The barriers of a run, in the order in which they were set. */
final class Barriers {

  private final Trace trace;
  private final List<Set> all = new ArrayList<>();

  private final List<String> reached = new ArrayList<>();

  Barriers(Trace trace) {
    this.trace = trace;
  }

  void set(Barrier barrier, String what) {
    all.add(new Set(barrier, what));
  }

  /** Nothing goes wrong at any of them any more, and what they hold goes on. */
  void heal() {
    all.forEach(set -> set.barrier.heal());
  }

  /** What was done where hosts came to them, in order. */
  List<String> reached() {
    return List.copyOf(reached);
  }

  /** A host has come to a point. */
  void reached(SimulatedHost host, Point point, String tenant, Waiting waiting) {
    for (var set : List.copyOf(all)) {
      if (set.barrier.isAt(point, host, tenant)) {
        var told = "%s %s %s (%s)".formatted(host.name(), set.what, point.name(), tenant);
        reached.add(told);
        trace.add(Kind.FAULT, host.name(), told);
        set.barrier.strike(host, waiting);
      }
    }
  }

  private record Set(Barrier barrier, String what) {}
}

package dev.kontor.simulation.schedule;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What happened in a run, in order, with a hash over all of it: two runs of one seed have the same.
 */
public final class Trace {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  /** Of what is no message. */
  private static final int NONE = -1;

  /** What a line tells of. */
  public enum Kind {
    /** Something began or went on. */
    STEP,
    /** Something was asked of a database. */
    STATEMENT,
    /** A message left its sender. */
    SENT,
    /** A message came to its receiver. */
    ARRIVED,
    /** A message won't come. */
    LOST,
    /** A host began to serve. */
    STARTED,
    /** A host's process ended. */
    CRASHED,
    /** What its host sends to the one that is named doesn't arrive from now on. */
    CUT,
    /** It arrives again. */
    MENDED,
    /** Something went wrong, as chance or the scenario wanted it. */
    FAULT,
    /** What a host did has failed. */
    FAILED
  }

  private final Schedule schedule;
  private final List<Line> lines = new ArrayList<>();
  private long hash = FNV_OFFSET;
  private final Map<String, Long> changesOf = new HashMap<>();
  private long changes;

  Trace(Schedule schedule) {
    this.schedule = schedule;
  }

  /** Adds what happened on a host. */
  public void add(Kind kind, String host, String what) {
    add(kind, host, what, NONE);
  }

  /** Adds what became of a message, on the host where it did. */
  public void add(Kind kind, String host, String what, int message) {
    var line = new Line(schedule.steps(), schedule.now(), kind, host, what, message);
    lines.add(line);
    hash = (hash ^ line.mixed()) * FNV_PRIME;
  }

  /** The database of this name was changed, or may have been. */
  public void changed(String database) {
    changes++;
    changesOf.merge(database, 1L, Long::sum);
  }

  /** How often a database was changed until now. */
  public long changesOf(String database) {
    return changesOf.getOrDefault(database, 0L);
  }

  /** How often databases were changed until now. */
  public long changes() {
    return changes;
  }

  /** All of it until now. */
  public List<Line> lines() {
    return Collections.unmodifiableList(lines);
  }

  /** Over all lines until now. */
  public long hash() {
    return hash;
  }

  /**
   * Something that happened.
   *
   * @param step in which step of the run
   * @param at nanoseconds since the run began
   * @param message the number of the message that it tells of; negative: of none
   */
  public record Line(long step, long at, Kind kind, String host, String what, int message) {

    /** Of what is the same in every process: an enum's own hash is not. */
    private long mixed() {
      return ((((step * 31 + at) * 31 + kind.name().hashCode()) * 31 + host.hashCode()) * 31
                  + what.hashCode())
              * 31
          + message;
    }

    @Override
    public String toString() {
      var told =
          switch (kind) {
            case CUT -> "can't reach " + what;
            case MENDED -> "reaches %s again".formatted(what);
            case STEP, STATEMENT, SENT, ARRIVED, LOST, STARTED, CRASHED, FAULT, FAILED -> what;
          };
      return "step %d, %.6f s, %s: %s".formatted(step, at / 1e9, host, told);
    }
  }
}

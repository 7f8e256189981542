package dev.kontor.host.unit;

import dev.kontor.host.unit.StreamTurns.Turn;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The turns that one unit has, from one of its beginnings to its end. Used by one thread. */
final class UnitTurns {

  private final StreamTurns streams;
  private final boolean waits;
  private final Map<String, Turn> taken = new HashMap<>();
  private boolean takesOnlyFree;
  private @Nullable String refusedAt;

  /**
   * Of a unit that begins.
   *
   * @param waits with its connection in hand; otherwise it is refused where it would have to
   */
  UnitTurns(StreamTurns streams, boolean waits) {
    this.streams = streams;
    this.waits = waits;
  }

  /** Waits for a turn; before the unit has a connection, or when it may keep it meanwhile. */
  void await(String stream) {
    taken.computeIfAbsent(stream, streams::take);
  }

  /**
   * Takes a turn, unless the unit has it.
   *
   * @param holdsConnection so that it should not wait
   * @throws NotItsTurn when it would have to wait, and may not
   */
  void take(String stream, boolean holdsConnection) {
    if (taken.containsKey(stream)) {
      return;
    }
    if (!holdsConnection && taken.isEmpty() && !takesOnlyFree) {
      await(stream);
      return;
    }
    var free = streams.takeIfFree(stream);
    if (free != null) {
      taken.put(stream, free);
    } else if (waits && !takesOnlyFree) {
      awaitUnlessAwaited(stream, holdsConnection);
    } else {
      refusedAt = stream;
      throw new NotItsTurn(stream);
    }
  }

  /**
   * Takes a turn of a unit that adds to the stream whatever its version is, and has read nothing.
   *
   * @throws NotItsTurn when it would have to wait, and may not
   */
  void takeToAdd(String stream) {
    if (taken.isEmpty()) {
      taken.put(stream, streams.takeToAdd(stream));
    } else {
      take(stream, false);
    }
  }

  /** Who is at the stream may wait for the one connection that this unit holds: it goes on. */
  private void awaitUnlessAwaited(String stream, boolean holdsConnection) {
    if (!holdsConnection || !streams.haveOneConnection()) {
      await(stream);
    } else {
      taken.put(stream, StreamTurns.NO_TURN);
    }
  }

  /** From now on it is refused wherever it would have to wait. */
  void takeOnlyFree() {
    takesOnlyFree = true;
  }

  /** What was refused has left nothing, and all that it has done before stays good. */
  void forgetRefusal() {
    refusedAt = null;
  }

  /** Where it was refused, whatever became of that; null: nowhere. */
  @Nullable String refusedAt() {
    return refusedAt;
  }

  /** Refuses a unit that goes on though it was refused. */
  void requireTaken() {
    if (refusedAt != null) {
      throw new NotItsTurn(refusedAt);
    }
  }

  /** Lets those go who only add, and come behind this unit for good. */
  void pass() {
    taken.values().forEach(Turn::pass);
  }

  /** Lets the next ones go; more than once does no harm. */
  void end() {
    taken.values().forEach(Turn::end);
    taken.clear();
  }
}

package dev.kontor.host.unit;

import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Has the units of one stream wait for one another inside this process, so that they seldom collide
 * in the database. Nothing depends on it: who has waited for the bound goes on without its turn,
 * and the versions decide. Thread-safe.
 *
 * <p>Who waits has no connection meanwhile, or units of one busy stream would keep all others from
 * the tenant's few, and no turn, or two could wait for one another: a unit that has one and comes
 * to such a stream is broken off, waits, and begins anew with its turn. Only a follow-up's keeps
 * them, since what it has done outside of the database would be done twice; of these there are
 * always fewer than connections. Where there is but one connection, it goes on without its turn.
 */
final class StreamTurns {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Each time one stream more is known; whoever still comes to others then waits there. */
  private static final int MOST_BEGINNINGS = 5;

  private final World world;
  private final boolean hasOneConnection;
  private final ConcurrentHashMap<String, CompletableFuture<Void>> last = new ConcurrentHashMap<>();

  /**
   * Of a context.
   *
   * @param connections that its units share
   */
  StreamTurns(World world, int connections) {
    this.world = world;
    this.hasOneConnection = connections == 1;
  }

  /** Whether nobody comes to an end while somebody waits who holds a connection. */
  boolean haveOneConnection() {
    return hasOneConnection;
  }

  /**
   * Runs a unit, from its beginning and perhaps several times: whenever it was refused a turn, it
   * waits for that one and those known before, in one order for all, and begins anew.
   *
   * @param keepsConnection and turns, when it has to wait
   */
  <R extends @Nullable Object> R inTurn(boolean keepsConnection, Function<UnitTurns, R> unit) {
    List<String> known = List.of();
    for (int beginning = 1; ; beginning++) {
      var turns = new UnitTurns(this, keepsConnection || beginning == MOST_BEGINNINGS);
      try {
        known.forEach(turns::await);
        return unit.apply(turns);
      } catch (RuntimeException failed) {
        var refusedAt = turns.refusedAt();
        if (refusedAt == null) {
          throw failed;
        }
        known = Stream.concat(known.stream(), Stream.of(refusedAt)).sorted().toList();
      } finally {
        turns.end();
      }
    }
  }

  /** Waits until those who came before have ended; the turn must be ended by its caller. */
  Turn take(String stream) {
    var mine = new CompletableFuture<Void>();
    await(last.put(stream, mine));
    return turn(stream, mine);
  }

  /** The turn, when nobody has it or waits for it; otherwise null. */
  @Nullable Turn takeIfFree(String stream) {
    var mine = new CompletableFuture<Void>();
    return last.putIfAbsent(stream, mine) == null ? turn(stream, mine) : null;
  }

  private Turn turn(String stream, CompletableFuture<Void> mine) {
    return () -> {
      last.remove(stream, mine);
      mine.complete(null);
    };
  }

  private void await(@Nullable CompletableFuture<Void> before) {
    if (before == null || before.isDone()) {
      return;
    }
    try {
      world.scheduler().await(before, PATIENCE);
    } catch (TimeoutException late) {
      // Both go on, and one of them is tried again.
    }
  }

  /** Until it ends, the next one waits. */
  interface Turn {
    void end();
  }
}

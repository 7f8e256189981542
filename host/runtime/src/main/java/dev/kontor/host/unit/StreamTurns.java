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
 * <p>Who only adds to a stream, whatever its version is, needs to come behind the others there, and
 * not to see what they leave: it waits until they have {@linkplain Turn#pass passed}, which those
 * have who have their place in the order of commits. All others wait until they have ended.
 *
 * <p>Who waits has no connection meanwhile, or units of one busy stream would keep all others from
 * the tenant's few, and no turn, or two could wait for one another: a unit that has one and comes
 * to such a stream is broken off, waits, and begins anew with its turn. Only a follow-up's keeps
 * them, since what it has done outside of the database would be done twice; of these there are
 * always fewer than connections. Where there is but one connection, it goes on without its turn.
 */
final class StreamTurns {

  /** Of who goes on without one. */
  static final Turn NO_TURN =
      new Turn() {
        @Override
        public void pass() {}

        @Override
        public void end() {}
      };

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  /** Each time one stream more is known; whoever still comes to others then waits there. */
  private static final int MOST_BEGINNINGS = 5;

  private final World world;
  private final boolean hasOneConnection;
  private final ConcurrentHashMap<String, Place> last = new ConcurrentHashMap<>();
  private final CompletableFuture<Void> nobody = CompletableFuture.completedFuture(null);

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
    var mine = place(stream);
    return taken(mine, mine.endOfOthers);
  }

  /** Waits until those who came before have passed; the turn must be ended by its caller. */
  Turn takeToAdd(String stream) {
    var mine = place(stream);
    return taken(mine, mine.passOfOthers);
  }

  private Place place(String stream) {
    return last.compute(stream, (_, before) -> new Place(stream, before));
  }

  /** Who breaks off while he waits holds up nobody. */
  private Turn taken(Place mine, CompletableFuture<Void> others) {
    boolean isTaken = false;
    try {
      if (!hasCome(others)) {
        // Both go on, and one of them is tried again; nobody else has to wait as long for those.
        mine.waitsForNobody();
      }
      isTaken = true;
      return mine;
    } finally {
      if (!isTaken) {
        mine.end();
      }
    }
  }

  private boolean hasCome(CompletableFuture<Void> others) {
    if (others.isDone()) {
      return true;
    }
    try {
      world.scheduler().await(others, PATIENCE);
      return true;
    } catch (TimeoutException late) {
      return false;
    }
  }

  /** The turn, when nobody has it or waits for it; otherwise null. */
  @Nullable Turn takeIfFree(String stream) {
    var mine = new Place(stream, null);
    var first =
        last.compute(stream, (_, before) -> before == null || before.isOver() ? mine : before);
    return first.equals(mine) ? mine : null;
  }

  /** Until it ends, the next one waits; unless it only adds, and this one has passed. */
  interface Turn {

    /** Whoever comes behind this one's unit will be committed after it. */
    void pass();

    void end();
  }

  /** In the line before a stream; equal to itself only. */
  private final class Place implements Turn {

    private final String stream;
    private final CompletableFuture<Void> passOfOthers;

    /** Or nobody waits for those any more. */
    private final CompletableFuture<Void> endOfOthers;

    private final CompletableFuture<Void> passed = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();

    /** This one's, and that of all before it. */
    private final CompletableFuture<Void> endOfAll;

    Place(String stream, @Nullable Place before) {
      this.stream = stream;
      passOfOthers = before == null ? nobody : before.passed;
      if (before == null || before.isOver()) {
        endOfOthers = nobody;
        endOfAll = ended;
      } else {
        endOfOthers = before.endOfAll.copy();
        endOfAll = endOfOthers.thenCombine(ended, (_, _) -> null);
      }
    }

    boolean isOver() {
      return endOfAll.isDone();
    }

    void waitsForNobody() {
      endOfOthers.complete(null);
    }

    @Override
    public void pass() {
      passed.complete(null);
    }

    @Override
    public void end() {
      if (passed.isDone()) {
        // It came behind the others for good, and has ended: what they left is there, too.
        waitsForNobody();
      }
      ended.complete(null);
      pass();
      var _ = endOfAll.thenRun(() -> last.remove(stream, this));
    }
  }
}

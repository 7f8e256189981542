package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds out what became of a unit whose commit had no answer.
 *
 * <ol>
 *   <li>Ends the session that was to commit, and waits until it is gone: a session leaves the
 *       server's list after its transaction has ended, one way or the other.
 *   <li>Looks for what the unit must have left.
 * </ol>
 *
 * <p>The server may have given the session's process number to another one since. That is this
 * tenant's as well, or it is not seen; ending it costs its unit another try and falsifies nothing.
 */
final class Aftermath {

  private static final Logger log = LoggerFactory.getLogger(Aftermath.class);

  /** What became of it. */
  enum Outcome {
    COMMITTED,
    ROLLED_BACK,
    /** Its session is gone, and whether it was committed can't be seen. */
    WITHOUT_TRACE,
    /** Its session may be there still. */
    PENDING
  }

  private static final Duration PAUSE = Duration.ofMillis(20);

  private static final String END_SESSION =
      """
      SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE pid = ? AND datname = current_database() AND usename = current_user
        AND pid <> pg_backend_pid()\
      """;

  private static final String FOLLOW_UP = "SELECT FROM kontor.follow_up WHERE number = ?";

  private final DataSource dataSource;
  private final World world;
  private final Duration bound;

  Aftermath(DataSource dataSource, World world, Duration bound) {
    this.dataSource = dataSource;
    this.world = world;
    this.bound = bound;
  }

  /** Of a unit that this process of the server was to commit under this epoch. */
  Outcome of(int session, long epoch, Writes writes) {
    long end = world.monotonicNanos() + bound.toNanos();
    while (world.monotonicNanos() - end < 0) {
      try (var connection = dataSource.getConnection()) {
        if (isGone(connection, session)) {
          return look(connection, epoch, writes);
        }
      } catch (SQLException lost) {
        log.atDebug().setCause(lost).log("the server can't say yet what became of a COMMIT");
      }
      pause();
    }
    return Outcome.PENDING;
  }

  /** Ends the session, and says whether it is gone with its transaction. */
  static boolean isGone(Connection connection, int session) throws SQLException {
    return Sql.query(connection, END_SESSION, row -> row.getBoolean(1), session).isEmpty();
  }

  /**
   * An event is there for good and has an id of its own; an answer is there for long, and its time
   * is its own. A follow-up's number says something as long as no other host, which counts on its
   * own, has owned the tenant since.
   */
  private static Outcome look(Connection connection, long epoch, Writes writes)
      throws SQLException {
    if (!writes.events().isEmpty()) {
      var event = writes.events().getFirst();
      return outcome(
          isThere(
              connection,
              "SELECT FROM kontor.event WHERE position = ? AND metadata ->> 'id' = ?",
              event.position(),
              event.metadata().id().toString()));
    }
    if (writes.answer() != null) {
      return outcome(AnswerRow.isThere(connection, writes.answer()));
    }
    if (!isThere(connection, "SELECT FROM kontor.epoch WHERE number = ?", epoch)) {
      return Outcome.WITHOUT_TRACE;
    }
    if (!writes.followUps().isEmpty()) {
      var run = writes.followUps().getFirst();
      return outcome(isThere(connection, FOLLOW_UP, run.number()));
    }
    return writes.done().isEmpty()
        ? Outcome.WITHOUT_TRACE
        : outcome(!isThere(connection, FOLLOW_UP, writes.done().getFirst()));
  }

  private static boolean isThere(Connection connection, String query, Object... parameters)
      throws SQLException {
    return !Sql.query(connection, query, _ -> true, parameters).isEmpty();
  }

  private static Outcome outcome(boolean committed) {
    return committed ? Outcome.COMMITTED : Outcome.ROLLED_BACK;
  }

  private void pause() {
    var over = new CompletableFuture<Boolean>();
    world.scheduler().after(PAUSE, "look after a lost commit", () -> over.complete(true));
    try {
      world.scheduler().await(over, bound);
    } catch (TimeoutException late) {
      throw new IllegalStateException("a pause of %s took %s".formatted(PAUSE, bound), late);
    }
  }
}

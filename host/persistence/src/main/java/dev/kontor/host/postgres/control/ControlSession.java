package dev.kontor.host.postgres.control;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one session in which a host uses its control database, and in which it holds the lock that
 * says that it alone does.
 *
 * <p>Since the lock lives and dies with the very connection that writes, nothing can be written
 * without it. A lost connection is replaced at the next use, or at the next look, and the lock is
 * retaken on the new one before anything else is done there. If another host holds it by then, this
 * session is over for good. Thread-safe; users take turns.
 */
final class ControlSession implements Sql.Connections, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ControlSession.class);
  private static final long HOLD = 0x6b6f6e746f7201L;
  private static final int SECONDS_TO_ANSWER = 5;
  private static final int SECONDS_FOR_A_STATEMENT = 60;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** A host that writes nothing must notice too: others may serve its tenants. */
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(15);

  private final ServerAddress server;
  private final String database;
  private final Connector connector;
  private final World world;
  private final Consumer<ControlDatabaseHeld> taken;

  private final ReentrantLock turn = new ReentrantLock(true);
  private Held held;
  private boolean lost;
  private boolean closed;
  private volatile Scheduler.Timer nextLook;

  /**
   * Connects and takes the lock.
   *
   * @param taken told once, on a thread of its own, that another host has taken the database
   * @throws ControlDatabaseHeld when another host has it now
   */
  ControlSession(
      ServerAddress server,
      String database,
      Connector connector,
      World world,
      Consumer<ControlDatabaseHeld> taken)
      throws SQLException {
    this.server = server;
    this.database = database;
    this.connector = connector;
    this.world = world;
    this.taken = taken;
    this.held = take(null);
    this.nextLook = lookLater();
  }

  @Override
  public <T> T with(Sql.Work<T> work) throws SQLException {
    awaitTurn();
    try {
      return work.on(alive());
    } finally {
      turn.unlock();
    }
  }

  private void awaitTurn() throws SQLException {
    try {
      if (!turn.tryLock(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new SQLTransientConnectionException(
            "control database '%s': busy for %d s; look what its server waits for"
                .formatted(database, PATIENCE.toSeconds()),
            "08001");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException(
          "control database '%s': interrupted while waiting for a turn".formatted(database),
          interrupted);
    }
  }

  /** The connection that holds the lock: a round trip to ask it, a new one where it is broken. */
  private Connection alive() throws SQLException {
    if (closed) {
      throw new SQLNonTransientConnectionException(
          "control database '%s': used after it was closed".formatted(database), "08003");
    }
    if (lost) {
      throw takenAway();
    }
    if (!held.connection.isValid(SECONDS_TO_ANSWER)) {
      held.connection.close();
      held = retake();
    }
    return held.connection;
  }

  private Held retake() throws SQLException {
    try {
      var retaken = take(held.backend);
      log.info("control database '{}': its lost connection was replaced", database);
      return retaken;
    } catch (ControlDatabaseHeld _) {
      lost = true;
      world.scheduler().run("control-database-taken", () -> taken.accept(takenAway()));
      throw takenAway();
    }
  }

  private ControlDatabaseHeld takenAway() {
    return new ControlDatabaseHeld(
        "control database '%s' was taken by another host while this one had lost its connection; this one uses it no more: run one host a site, and start it again when the other is gone"
            .formatted(database));
  }

  private Held take(@Nullable Backend before) throws SQLException {
    var connection = connect();
    try {
      if (before != null) {
        end(before, connection);
      }
      hold(connection);
      return new Held(connection, Backend.of(connection));
    } catch (SQLException | RuntimeException failed) {
      connection.close();
      throw failed;
    }
  }

  private Connection connect() throws SQLException {
    var login = new Properties();
    login.setProperty("user", server.user());
    login.setProperty("password", server.password());
    login.setProperty("currentSchema", ControlDatabase.SCHEMA);
    // A server that vanishes without a word must not hold this host up for ever.
    login.setProperty("socketTimeout", Integer.toString(SECONDS_FOR_A_STATEMENT));
    return connector.connect(server.withDatabase(database), login);
  }

  /** Where only the network was lost, the server may believe for hours that we are still there. */
  private void end(Backend before, Connection connection) throws SQLException {
    var ended =
        Sql.query(
            connection,
            """
            select pg_terminate_backend(pid, ?) as ended
            from pg_stat_activity where pid = ? and backend_start = ?\
            """,
            row -> row.getBoolean("ended"),
            SECONDS_TO_ANSWER * 1000L,
            before.pid,
            before.start);
    if (ended.contains(false)) {
      throw new SQLTransientConnectionException(
          "control database '%s': this host's former session (process %d of the server) does not end; it is tried again"
              .formatted(database, before.pid),
          "08001");
    }
  }

  private void hold(Connection connection) throws SQLException {
    var got =
        Sql.query(
            connection,
            "select pg_try_advisory_lock(?) as held",
            row -> row.getBoolean("held"),
            HOLD);
    if (!got.getFirst()) {
      throw new ControlDatabaseHeld(
          "control database '%s' is held by another host; one host at a time may serve a site: stop that one first"
              .formatted(database));
    }
  }

  /** Whether the database answers and is this host's; mends what can be mended. */
  boolean isHeld() {
    try {
      return with(_ -> true);
    } catch (SQLException | ControlDatabaseHeld failed) {
      log.debug("control database '{}' is not at hand", database, failed);
      return false;
    }
  }

  private Scheduler.Timer lookLater() {
    return world.scheduler().after(BETWEEN_LOOKS, "control-database-look", this::look);
  }

  private void look() {
    var _ = isHeld();
    turn.lock();
    try {
      if (!closed && !lost) {
        nextLook = lookLater();
      }
    } finally {
      turn.unlock();
    }
  }

  /** Gives the lock back. */
  @Override
  public void close() throws SQLException {
    turn.lock();
    try {
      closed = true;
      nextLook.cancel();
      held.connection.close();
    } finally {
      turn.unlock();
    }
  }

  private record Held(Connection connection, Backend backend) {}

  /** A session as the server knows it; process numbers come again, with their start they don't. */
  private record Backend(int pid, OffsetDateTime start) {

    static Backend of(Connection connection) throws SQLException {
      return Sql.query(
              connection,
              "select pid, backend_start from pg_stat_activity where pid = pg_backend_pid()",
              row ->
                  new Backend(
                      row.getInt("pid"), row.getObject("backend_start", OffsetDateTime.class)))
          .getFirst();
    }
  }
}

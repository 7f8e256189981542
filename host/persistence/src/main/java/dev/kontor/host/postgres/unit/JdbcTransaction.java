package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredHistory;
import dev.kontor.host.unit.StoredSnapshot;
import dev.kontor.host.unit.UnitStore.Transaction;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.TenantId;
import io.micronaut.data.connection.ConnectionSynchronization;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A unit's transaction, used by the thread that runs the unit. It has no connection until something
 * is asked of the database: a unit that only writes has one for that statement alone.
 */
final class JdbcTransaction implements Transaction {

  private static final Logger log = LoggerFactory.getLogger(JdbcTransaction.class);

  private static final String EVENTS =
      "SELECT "
          + EventRow.COLUMNS
          + " FROM kontor.event WHERE event.stream = ? AND event.version > ? ORDER BY"
          + " event.version";

  /** With the snapshot beside the first event that follows it, or alone when none does. */
  private static final String HISTORY =
      """
      SELECT kept.version AS kept_version,
        CASE WHEN event.version IS NULL OR event.version = kept.version + 1
          THEN kept.data END AS kept_data, \
      """
          + EventRow.COLUMNS
          + """
           FROM (SELECT) AS here
          LEFT JOIN kontor.snapshot kept ON kept.stream = ? AND kept.form = ?
          LEFT JOIN kontor.event event
            ON event.stream = ? AND event.version > coalesce(kept.version, 0)
          ORDER BY event.version\
          """;

  private static final String BEGIN = "BEGIN; ";

  private static final String AFTER_WRITE =
      "statements ran after the unit was written and committed; they were rolled back";

  private static final String CHANGES = "SELECT pg_current_xact_id_if_assigned() IS NOT NULL";

  private final TenantId tenant;
  private final DataSource dataSource;
  private final UnitCalls calls;
  private final GroupCommit commits;
  private final Aftermath aftermath;
  private final boolean readOnly;
  private final List<ConnectionSynchronization> atEnd = new ArrayList<>(0);
  private @Nullable Connection connection;
  private boolean writeCalled;
  private boolean refusesToWrite;
  private boolean committed;

  JdbcTransaction(
      TenantId tenant,
      DataSource dataSource,
      UnitCalls calls,
      GroupCommit commits,
      Aftermath aftermath,
      boolean readOnly) {
    this.tenant = tenant;
    this.dataSource = dataSource;
    this.calls = calls;
    this.commits = commits;
    this.aftermath = aftermath;
    this.readOnly = readOnly;
  }

  /** The unit's one connection, taken now if it has none; its first statement begins. */
  Connection connection() {
    var taken = connection;
    if (taken != null) {
      return taken;
    }
    if (writeCalled) {
      throw new IllegalStateException(AFTER_WRITE);
    }
    try {
      taken = dataSource.getConnection();
      connection = taken;
      taken.setReadOnly(readOnly);
      taken.setAutoCommit(false);
      return taken;
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public boolean holdsConnection() {
    return connection != null;
  }

  /** From now on {@link #write} refuses. */
  void refuseToWrite() {
    refusesToWrite = true;
  }

  boolean isRefusedToWrite() {
    return refusesToWrite;
  }

  /** Tells them when the unit gives its connection back. */
  void atEnd(ConnectionSynchronization told) {
    atEnd.add(told);
  }

  /**
   * Gives the connection back, which rolls back whatever is not committed. What becomes of a lost
   * one changes nothing any more.
   */
  void end() {
    var taken = connection;
    connection = null;
    if (taken != null) {
      atEnd.forEach(ConnectionSynchronization::executionComplete);
      atEnd.forEach(ConnectionSynchronization::beforeClosed);
      try {
        taken.close();
      } catch (SQLException failed) {
        log.atDebug().setCause(failed).log("{}: a unit's connection is lost at its end", tenant);
      }
      atEnd.forEach(ConnectionSynchronization::afterClosed);
    }
  }

  /** Whether all that the unit left is in the database for good. */
  boolean isCommitted() {
    return committed;
  }

  @Override
  public List<StoredEvent> events(String stream, long afterVersion) {
    try {
      return query(EVENTS, row -> EventRow.event(row, tenant), stream, afterVersion);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public @Nullable Due first(String handler, String queue) {
    try {
      return Sql.query(
              connection(),
              JdbcFollowUpStore.NEXT_IN_QUEUE,
              row -> JdbcFollowUpStore.due(row, tenant),
              handler,
              queue,
              0L,
              1)
          .stream()
          .findFirst()
          .orElse(null);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public <R extends @Nullable Object> R part(Supplier<R> body) {
    try {
      // What has not begun yet needs no savepoint to come back to.
      var before = connection == null ? null : connection.setSavepoint();
      boolean refusedBefore = refusesToWrite;
      boolean done = false;
      try {
        R result = body.get();
        done = true;
        return result;
      } catch (RuntimeException failed) {
        throw Refusals.of(failed);
      } finally {
        if (!done) {
          refusesToWrite = refusedBefore;
        }
        endPart(before, done);
      }
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private void endPart(@Nullable Savepoint before, boolean done) throws SQLException {
    var mine = connection;
    if (mine == null) {
      return;
    }
    if (!done) {
      takeBack(mine, before);
    } else if (before != null) {
      release(mine, before);
    }
  }

  /** A connection that is lost has nothing to take back, and saying so would hide why. */
  private static void takeBack(Connection mine, @Nullable Savepoint before) throws SQLException {
    if (mine.isClosed()) {
      return;
    }
    if (before == null) {
      mine.rollback();
    } else {
      mine.rollback(before);
    }
  }

  /** A statement may have failed, though its caller went on. */
  private static void release(Connection mine, Savepoint before) throws SQLException {
    try {
      mine.releaseSavepoint(before);
    } catch (SQLException failed) {
      takeBack(mine, before);
      throw failed;
    }
  }

  @Override
  public StoredHistory history(String stream, int form) {
    var kept = new ArrayList<StoredSnapshot>();
    var events = new ArrayList<StoredEvent>();
    try {
      query(
          HISTORY,
          row -> {
            var data = row.getString("kept_data");
            if (data != null) {
              kept.add(new StoredSnapshot(stream, row.getLong("kept_version"), form, data));
            }
            return row.getObject("position") == null || events.add(EventRow.event(row, tenant));
          },
          stream,
          form,
          stream);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
    return new StoredHistory(kept.isEmpty() ? null : kept.getFirst(), events);
  }

  @Override
  public void write(long epoch, Writes writes, Runnable inLine) {
    if (readOnly || writeCalled || refusesToWrite) {
      throw new IllegalStateException(whyNotWritten());
    }
    writeCalled = true;
    try {
      if (connection == null) {
        // The only statement is a transaction by itself, in auto-commit mode.
        commits.write(epoch, writes, inLine);
      } else {
        var mine = connection;
        LostAnswer.unlessAnswered(mine, () -> callAndCommit(mine, epoch, writes));
      }
    } catch (LostAnswer lost) {
      settle(epoch, writes, lost);
    } catch (SQLException refused) {
      throw Refusals.of(refused, epoch);
    }
    committed = true;
  }

  private void callAndCommit(Connection mine, long epoch, Writes writes) throws SQLException {
    if (hasBegun(mine)) {
      calls.sendAndCommit(mine, epoch, writes);
    } else {
      var _ =
          withoutDriversBegin(
              mine,
              () -> {
                calls.send(mine, epoch, writes);
                return true;
              });
    }
  }

  private String whyNotWritten() {
    if (readOnly) {
      return "a transaction that only reads was asked to write; use UnitStore.write";
    }
    return writeCalled
        ? "a unit was written twice; its first write has committed it or failed"
        : "a part of the unit has asked for it to be rolled back; nothing was written";
  }

  /** Begins the transaction with it, if nothing has yet. */
  private <T> List<T> query(String sql, Sql.Row<T> row, Object... parameters) throws SQLException {
    var mine = connection();
    return readOnly || hasBegun(mine)
        ? Sql.query(mine, sql, row, parameters)
        : withoutDriversBegin(mine, () -> Sql.query(mine, BEGIN + sql, row, parameters));
  }

  /** Whether the server knows of the transaction: it hears of it with the first statement. */
  private static boolean hasBegun(Connection mine) throws SQLException {
    return mine.unwrap(BaseConnection.class).getTransactionState() != TransactionState.IDLE;
  }

  /**
   * Sends the transaction's first statement alone. The driver would send BEGIN before it, in a
   * packet of its own, which wakes the server once more and is answered by itself. Costs no round
   * trip.
   */
  private static <T> T withoutDriversBegin(Connection mine, Work<T> work) throws SQLException {
    mine.setAutoCommit(true);
    try {
      return work.run();
    } finally {
      if (!mine.isClosed()) {
        mine.setAutoCommit(false);
      }
    }
  }

  /** Returns when the unit was committed. */
  private void settle(long epoch, Writes writes, LostAnswer lost) {
    log.atWarn()
        .setCause(lost)
        .log("{}: the connection was lost during COMMIT; looking whether it came through", tenant);
    switch (aftermath(epoch, writes, lost)) {
      case COMMITTED -> log.atInfo().log("{}: the lost COMMIT had come through", tenant);
      case ROLLED_BACK ->
          throw new Conflict("the connection was lost during COMMIT; nothing was written", lost);
      case WITHOUT_TRACE -> throw uncertain(lost, null);
      case PENDING -> throw uncertain(lost, lost.session());
    }
  }

  /** Whatever goes wrong while it is looked for, the session may still commit. */
  private Aftermath.Outcome aftermath(long epoch, Writes writes, LostAnswer lost) {
    try {
      return aftermath.of(lost.session(), epoch, writes);
    } catch (RuntimeException failed) {
      lost.addSuppressed(failed);
      return Aftermath.Outcome.PENDING;
    }
  }

  private static Uncertain uncertain(SQLException lost, @Nullable Integer session) {
    return new Uncertain(
        "the connection was lost during COMMIT, and whether the unit was written could not"
            + " be found out; look at what it was to change before repeating it",
        lost,
        session);
  }

  /**
   * Refuses what would be committed without {@link #write}, or after it. Costs writers nothing, and
   * readers nothing, whom the database itself refuses to write.
   */
  void requireWritten() {
    var mine = connection;
    if (readOnly || mine == null) {
      return;
    }
    try {
      if (mine.isClosed()
          || mine.unwrap(BaseConnection.class).getTransactionState() != TransactionState.OPEN) {
        return;
      }
      if (writeCalled) {
        throw new IllegalStateException(AFTER_WRITE);
      }
      if (Sql.query(mine, CHANGES, row -> row.getBoolean(1)).getFirst()) {
        throw new IllegalStateException(
            "the unit changed rows and returned without Transaction.write; it was rolled back");
      }
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  private interface Work<T> {
    T run() throws SQLException;
  }
}

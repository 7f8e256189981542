package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes what a unit leaves, or several. Most units leave little, and have a
 * function of their own; the other takes anything, as one document. Thread-safe.
 */
final class UnitCalls {

  private static final String ANY = "SELECT kontor.write_unit(?, ?::jsonb)";
  private static final String USUAL =
      "SELECT kontor.write_usual_unit(?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::timestamptz, ?,"
          + " ?, ?, ?, ?::jsonb, ?)";

  /** Sent without waiting in between. After an error COMMIT has nothing to commit. */
  private static final String COMMIT = "; COMMIT";

  private static final String ANY_AND_COMMIT = ANY + COMMIT;
  private static final String USUAL_AND_COMMIT = USUAL + COMMIT;

  private static final List<Integer> NO_EVENT =
      List.of(
          Types.BIGINT,
          Types.VARCHAR,
          Types.BIGINT,
          Types.VARCHAR,
          Types.INTEGER,
          Types.VARCHAR,
          Types.VARCHAR,
          Types.VARCHAR);

  private static final List<Integer> NO_FOLLOW_UP =
      List.of(Types.BIGINT, Types.VARCHAR, Types.VARCHAR, Types.BIGINT, Types.VARCHAR);

  private final Heads heads = new Heads();

  /** Writes under this epoch, and commits by itself. */
  void send(Connection connection, long epoch, Writes writes) throws SQLException {
    if (isUsual(writes)) {
      sendUsual(connection, USUAL, epoch, writes);
    } else {
      sendAny(connection, ANY, epoch, writes);
    }
  }

  /** Writes under this epoch, and commits the open transaction. */
  void sendAndCommit(Connection connection, long epoch, Writes writes) throws SQLException {
    if (isUsual(writes)) {
      sendUsual(connection, USUAL_AND_COMMIT, epoch, writes);
    } else {
      sendAny(connection, ANY_AND_COMMIT, epoch, writes);
    }
  }

  /** Writes what usual units leave under this epoch, of all or of none, and commits by itself. */
  void sendAll(Connection connection, long epoch, List<Writes> units) throws SQLException {
    var events = units.stream().flatMap(unit -> unit.events().stream()).toList();
    var document = UnitDocument.of(units, event -> heads.next(epoch, event));
    try (var statement = connection.prepareStatement(ANY)) {
      statement.setLong(1, epoch);
      statement.setString(2, document);
      try (var result = statement.executeQuery()) {
        result.next();
        var versions = (Long[]) result.getArray(1).getArray();
        for (int i = 0; i < versions.length; i++) {
          heads.committed(epoch, events.get(i), versions[i]);
        }
      }
    }
  }

  /** Whether a unit leaves little, as most do. */
  static boolean isUsual(Writes writes) {
    return writes.events().size() <= 1
        && writes.followUps().size() <= 1
        && (writes.followUps().isEmpty() || writes.followUps().getFirst().attempts() == 0)
        && writes.answer() == null
        && writes.snapshots().isEmpty()
        && writes.timers().isEmpty()
        && writes.letters().isEmpty();
  }

  private static void sendAny(Connection connection, String sql, long epoch, Writes writes)
      throws SQLException {
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, epoch);
      statement.setString(2, UnitDocument.of(List.of(writes), _ -> null));
      var _ = statement.execute();
    }
  }

  private void sendUsual(Connection connection, String sql, long epoch, Writes writes)
      throws SQLException {
    var event = writes.events().isEmpty() ? null : writes.events().getFirst();
    try (var statement = connection.prepareStatement(sql)) {
      statement.setLong(1, epoch);
      number(statement, 2, writes.done());
      if (event == null) {
        nulls(statement, 3, NO_EVENT);
      } else {
        event(statement, event);
      }
      if (writes.followUps().isEmpty()) {
        nulls(statement, 11, NO_FOLLOW_UP);
      } else {
        followUp(statement, writes.followUps().getFirst());
      }
      number(statement, 16, event == null ? null : heads.next(epoch, event));
      var _ = statement.execute();
      if (event != null) {
        heads.committed(epoch, event, version(statement));
      }
    }
  }

  private static long version(PreparedStatement sent) throws SQLException {
    try (var result = sent.getResultSet()) {
      result.next();
      return result.getLong(1);
    }
  }

  private static void event(PreparedStatement statement, StoredEvent event) throws SQLException {
    statement.setLong(3, event.position());
    statement.setString(4, event.stream());
    statement.setLong(5, event.version());
    statement.setString(6, event.type());
    statement.setInt(7, event.schema());
    statement.setString(8, event.data());
    statement.setString(9, UnitDocument.of(event.metadata()));
    statement.setString(10, event.metadata().at().toString());
  }

  private static void followUp(PreparedStatement statement, StoredFollowUp run)
      throws SQLException {
    statement.setLong(11, run.number());
    statement.setString(12, run.handler());
    statement.setString(13, run.queue());
    statement.setLong(14, run.event());
    statement.setString(15, run.data());
  }

  private static void number(PreparedStatement statement, int parameter, @Nullable Long number)
      throws SQLException {
    if (number == null) {
      statement.setNull(parameter, Types.BIGINT);
    } else {
      statement.setLong(parameter, number);
    }
  }

  /** Of the same types as values would be, so that the server's plan stays the same. */
  private static void nulls(PreparedStatement statement, int first, List<Integer> types)
      throws SQLException {
    for (int i = 0; i < types.size(); i++) {
      statement.setNull(first + i, types.get(i));
    }
  }
}

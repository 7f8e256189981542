package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.Writes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The one statement that writes what a unit leaves, or several. The more is known of a unit, the
 * less its function has to do: that of the next events of their streams only writes, that of usual
 * units, which leave little, looks for a version first, and the last takes anything. Thread-safe.
 */
final class UnitCalls {

  private static final String ANY = "SELECT kontor.write_unit(?, ?::jsonb)";
  private static final String USUAL =
      "SELECT kontor.write_usual_unit(?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb, ?::timestamptz, ?,"
          + " ?, ?, ?, ?::jsonb, ?)";
  private static final String NEXT =
      "SELECT kontor.write_next_event(?, ?::bigint[], ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb,"
          + " ?::timestamptz, ?, ?, ?, ?, ?::jsonb)";
  private static final String NEXT_OF_SEVERAL = "SELECT kontor.write_next_events(?, ?::jsonb)";
  private static final String NEXT_LETTER =
      "SELECT kontor.write_next_letter(?, ?::bigint[], ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb,"
          + " ?::timestamptz, ?, ?::uuid, ?::timestamptz)";
  private static final String DONE = "SELECT kontor.write_done(?, ?::bigint[])";

  private static final String UNIQUE_VIOLATION = "23505";

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
    if (!isShared(writes)) {
      sendAny(connection, ANY, epoch, writes);
    } else if (!isUsual(writes)) {
      sendAll(connection, epoch, List.of(writes));
    } else if (!sendNext(connection, epoch, List.of(writes))) {
      sendUsual(connection, USUAL, epoch, writes);
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

  /** Writes what shared units leave under this epoch, of all or of none, and commits by itself. */
  void sendAll(Connection connection, long epoch, List<Writes> units) throws SQLException {
    if (!sendNext(connection, epoch, units)) {
      sendTogether(connection, epoch, units);
    }
  }

  private void sendTogether(Connection connection, long epoch, List<Writes> units)
      throws SQLException {
    var events = events(units);
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

  /**
   * Writes them if there are events whose versions are known, or several units; false, and nothing
   * is written, when a version is not known, or was not true.
   */
  private boolean sendNext(Connection connection, long epoch, List<Writes> units)
      throws SQLException {
    var events = events(units);
    var next = heads.nextOf(epoch, events);
    if (next == null || (next.isEmpty() && units.size() == 1 && !ranSeveral(units.getFirst()))) {
      return false;
    }
    try {
      sendNext(connection, epoch, units, next);
    } catch (SQLException refused) {
      if (!UNIQUE_VIOLATION.equals(refused.getSQLState())) {
        throw refused;
      }
      heads.forget(events);
      return false;
    }
    for (int i = 0; i < events.size(); i++) {
      heads.committed(epoch, events.get(i), next.get(i));
    }
    return true;
  }

  private static boolean ranSeveral(Writes writes) {
    return writes.done().size() > 1 && onlyRan(writes);
  }

  private static List<StoredEvent> events(List<Writes> units) {
    return units.size() == 1
        ? units.getFirst().events()
        : units.stream().flatMap(unit -> unit.events().stream()).toList();
  }

  private static void sendNext(
      Connection connection, long epoch, List<Writes> units, List<Long> next) throws SQLException {
    var more = units.size() == 1 ? units : units.stream().filter(unit -> !onlyRan(unit)).toList();
    if (next.isEmpty() && more.stream().allMatch(UnitCalls::onlyRan)) {
      sendDone(connection, epoch, units);
    } else if (next.size() == 1 && more.size() == 1 && isUsual(more.getFirst())) {
      sendNext(connection, epoch, units, more.getFirst(), next.getFirst());
    } else if (next.size() == 1 && more.size() == 1 && isOneLetter(more.getFirst())) {
      sendLetter(connection, epoch, units, more.getFirst(), next.getFirst());
    } else {
      sendSeveral(connection, epoch, units, next);
    }
  }

  private static void sendSeveral(
      Connection connection, long epoch, List<Writes> units, List<Long> next) throws SQLException {
    var versions = next.iterator();
    try (var statement = connection.prepareStatement(NEXT_OF_SEVERAL)) {
      statement.setLong(1, epoch);
      statement.setString(2, UnitDocument.of(units, _ -> versions.next()));
      var _ = statement.execute();
    }
  }

  /** The others only ran. */
  private static void sendNext(
      Connection connection, long epoch, List<Writes> units, Writes more, long version)
      throws SQLException {
    try (var statement = connection.prepareStatement(NEXT)) {
      statement.setLong(1, epoch);
      statement.setString(2, done(units));
      event(statement, more.events().getFirst(), version);
      followUp(statement, more);
      var _ = statement.execute();
    }
  }

  /** The others only ran. */
  private static void sendLetter(
      Connection connection, long epoch, List<Writes> units, Writes more, long version)
      throws SQLException {
    var letter = more.letters().getFirst();
    try (var statement = connection.prepareStatement(NEXT_LETTER)) {
      statement.setLong(1, epoch);
      statement.setString(2, done(units));
      event(statement, more.events().getFirst(), version);
      statement.setString(11, letter.to());
      statement.setString(12, letter.channel().toString());
      statement.setString(13, letter.writtenAt().toString());
      var _ = statement.execute();
    }
  }

  private static void sendDone(Connection connection, long epoch, List<Writes> units)
      throws SQLException {
    try (var statement = connection.prepareStatement(DONE)) {
      statement.setLong(1, epoch);
      statement.setString(2, done(units));
      var _ = statement.execute();
    }
  }

  /** The follow-ups that they ran, as the database writes an array; null: none. */
  private static @Nullable String done(List<Writes> units) {
    var numbers = new StringJoiner(",", "{", "}").setEmptyValue("");
    for (var unit : units) {
      unit.done().forEach(number -> numbers.add(number.toString()));
    }
    return numbers.length() == 0 ? null : numbers.toString();
  }

  /** Whether a unit leaves nothing but that it ran follow-ups. */
  static boolean onlyRan(Writes writes) {
    return !writes.done().isEmpty()
        && writes.events().isEmpty()
        && writes.followUps().isEmpty()
        && isPlain(writes);
  }

  /** Whether a unit leaves little, as most do. */
  static boolean isUsual(Writes writes) {
    return writes.events().size() <= 1
        && writes.followUps().size() <= 1
        && writes.done().size() <= 1
        && (writes.followUps().isEmpty() || writes.followUps().getFirst().attempts() == 0)
        && isPlain(writes);
  }

  /** Whether a unit leaves nothing but events and follow-ups, and that it ran some. */
  private static boolean isPlain(Writes writes) {
    return writes.answer() == null
        && writes.snapshots().isEmpty()
        && writes.timers().isEmpty()
        && writes.letters().isEmpty()
        && writes.receipt() == null;
  }

  /** Whether a unit that may be shared leaves an activity that goes out, and nothing else. */
  private static boolean isOneLetter(Writes writes) {
    return writes.letters().size() == 1
        && writes.events().size() == 1
        && writes.letters().getFirst().event() == writes.events().getFirst().position()
        && writes.followUps().isEmpty()
        && writes.receipt() == null;
  }

  /**
   * Whether a unit may be written together with others: it is usual, sends or takes letters, or
   * leaves events only.
   */
  static boolean isShared(Writes writes) {
    return isUsual(writes)
        || ((!writes.letters().isEmpty()
                || writes.receipt() != null
                || writes.followUps().isEmpty())
            && writes.answer() == null
            && writes.snapshots().isEmpty()
            && writes.timers().isEmpty());
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
      number(statement, 2, writes.done().isEmpty() ? null : writes.done().getFirst());
      if (event == null) {
        nulls(statement, 3, NO_EVENT);
      } else {
        event(statement, event, event.version());
      }
      followUp(statement, writes);
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

  private static void event(PreparedStatement statement, StoredEvent event, long version)
      throws SQLException {
    statement.setLong(3, event.position());
    statement.setString(4, event.stream());
    statement.setLong(5, version);
    statement.setString(6, event.type());
    statement.setInt(7, event.schema());
    statement.setString(8, event.data());
    statement.setString(9, UnitDocument.of(event.metadata()));
    statement.setString(10, event.metadata().at().toString());
  }

  private static void followUp(PreparedStatement statement, Writes writes) throws SQLException {
    if (writes.followUps().isEmpty()) {
      nulls(statement, 11, NO_FOLLOW_UP);
      return;
    }
    var run = writes.followUps().getFirst();
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

package dev.kontor.bench.peer;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * The limit: what Kontor writes, written by hand into tables of the same shape, over a connection
 * that each client has to itself. Nobody asks who owns the tenant, which version a stream has, or
 * what the transaction is that a repository could join.
 *
 * <p>Its forms:
 *
 * <ul>
 *   <li>{@code two}: an explicit transaction with two INSERTs, and COMMIT;
 *   <li>{@code one}: a single statement that inserts both, in auto-commit mode;
 *   <li>{@code done}: {@code two}, and then the follow-up is deleted in a transaction of its own.
 * </ul>
 */
final class JdbcPeer implements Peer {

  private static final String EVENT =
      "INSERT INTO kontor.event (position, stream, version, type, schema, data, metadata,"
          + " recorded_at) VALUES (?, ?, ?, 'desk.entered', 1, ?::jsonb, ?::jsonb,"
          + " ?::timestamptz)";
  private static final String FOLLOW_UP =
      "INSERT INTO kontor.follow_up (number, handler, queue, event, data, attempts) VALUES (?,"
          + " 'desk-copy', ?, ?, NULL, 0)";
  private static final String BOTH = "WITH written AS (" + EVENT + ") " + FOLLOW_UP;
  private static final String DONE = "DELETE FROM kontor.follow_up WHERE number = ?";

  private final List<Login> logins;
  private final AtomicLong numbers = new AtomicLong();
  private final AtomicLong desks = new AtomicLong();
  private final Map<Place, Desk> open = new ConcurrentHashMap<>();

  JdbcPeer(List<Login> logins) {
    this.logins = logins;
  }

  @Override
  public boolean isFollowed(String form) {
    return false;
  }

  @Override
  public void unit(String form, int client, int tenant, long number) throws SQLException {
    var place = new Place(client, tenant);
    var desk = open.get(place);
    if (desk == null) {
      desk = new Desk(logins.get(tenant));
      open.put(place, desk);
    }
    switch (form) {
      case "two" -> desk.two();
      case "one" -> desk.one();
      case "done" -> desk.done();
      default -> throw new IllegalArgumentException("no such form: " + form);
    }
  }

  @Override
  public void close() throws SQLException {
    for (var desk : open.values()) {
      desk.connection.close();
    }
  }

  private record Place(int client, int tenant) {}

  /** One client's connection to one tenant's database, and its own stream there. */
  private final class Desk {

    private final Connection connection;
    private final PreparedStatement event;
    private final PreparedStatement followUp;
    private final PreparedStatement both;
    private final PreparedStatement delete;
    private final String stream = "desk-" + desks.incrementAndGet();
    private long version;

    Desk(Login login) throws SQLException {
      connection = DriverManager.getConnection(login.url(), login.user(), login.password());
      event = connection.prepareStatement(EVENT);
      followUp = connection.prepareStatement(FOLLOW_UP);
      both = connection.prepareStatement(BOTH);
      delete = connection.prepareStatement(DONE);
    }

    long two() throws SQLException {
      long position = numbers.addAndGet(2);
      setAutoCommit(false);
      setEvent(event, position);
      event.executeUpdate();
      setFollowUp(followUp, 1, position);
      followUp.executeUpdate();
      connection.commit();
      return position + 1;
    }

    void one() throws SQLException {
      long position = numbers.addAndGet(2);
      setAutoCommit(true);
      setEvent(both, position);
      setFollowUp(both, 7, position);
      both.executeUpdate();
    }

    void done() throws SQLException {
      long number = two();
      setAutoCommit(true);
      delete.setLong(1, number);
      delete.executeUpdate();
    }

    private void setAutoCommit(boolean wanted) throws SQLException {
      if (connection.getAutoCommit() != wanted) {
        connection.setAutoCommit(wanted);
      }
    }

    private void setEvent(PreparedStatement statement, long position) throws SQLException {
      var id = UUID.randomUUID().toString();
      statement.setLong(1, position);
      statement.setString(2, stream);
      statement.setLong(3, ++version);
      statement.setString(4, "{\"desk\":\"" + stream + "\",\"number\":" + version + "}");
      statement.setString(
          5,
          String.join(
              id,
              Stream.of(
                      "{\"id\":\"",
                      "\",\"principal\":\"anonymous\",\"correlation\":\"",
                      "\",\"causation\":\"",
                      "\"}")
                  .toArray(String[]::new)));
      statement.setString(6, java.time.Instant.now().toString());
    }

    private void setFollowUp(PreparedStatement statement, int from, long position)
        throws SQLException {
      statement.setLong(from, position + 1);
      statement.setString(from + 1, stream);
      statement.setLong(from + 2, position);
    }
  }
}

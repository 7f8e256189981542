package dev.kontor.host.postgres.unit;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.PGConnection;

/** A statement that was to commit has no answer: its connection was lost. */
final class LostAnswer extends SQLException {

  private final int session;

  private LostAnswer(int session, Throwable lost) {
    super(lost);
    this.session = session;
  }

  /** The same, told to another unit that was to be committed with it. */
  LostAnswer(LostAnswer lost) {
    this(lost.session, lost);
  }

  /** The server's process that may still commit it. */
  int session() {
    return session;
  }

  /**
   * Sends a transaction's last statement.
   *
   * @throws LostAnswer when it may have been committed; the connection is closed. Also when what
   *     sent it has broken off, as for want of stack or memory
   * @throws SQLException when it was refused
   */
  static void unlessAnswered(Connection connection, Statement last) throws SQLException {
    int session = connection.unwrap(PGConnection.class).getBackendPID();
    try {
      last.send();
    } catch (SQLException failed) {
      if (!hasNoAnswer(connection, failed)) {
        throw failed;
      }
      // At once: the tenant may have no other to look with for what became of it.
      connection.close();
      throw new LostAnswer(session, failed);
    } catch (RuntimeException | Error brokenOff) {
      // Its answer may still come, and is nobody else's.
      connection.abort(Runnable::run);
      connection.close();
      throw new LostAnswer(session, brokenOff);
    }
  }

  /** The connection is lost, or the session is being ended by the server. */
  private static boolean hasNoAnswer(Connection connection, SQLException failed)
      throws SQLException {
    var state = String.valueOf(failed.getSQLState());
    return connection.isClosed() || state.startsWith("08") || state.startsWith("57P");
  }

  /** What is sent. */
  interface Statement {
    void send() throws SQLException;
  }
}

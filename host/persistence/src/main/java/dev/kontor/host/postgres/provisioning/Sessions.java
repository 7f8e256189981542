package dev.kontor.host.postgres.provisioning;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Connections for work on a server as a whole, one of which is kept between two pieces of work:
 * connecting takes about as long as the work itself.
 */
final class Sessions implements AutoCloseable {

  private static final int SECONDS_TO_ANSWER = 5;

  /** A piece of work in one session. */
  @FunctionalInterface
  interface Work {
    void in(Connection session) throws SQLException;
  }

  /** A question to one session. */
  @FunctionalInterface
  interface Question<T> {
    T in(Connection session) throws SQLException;
  }

  private final Administrators administrators;
  private final Map<String, Connection> idle = new ConcurrentHashMap<>();

  Sessions(Administrators administrators) {
    this.administrators = administrators;
  }

  void run(String server, Work work) throws SQLException {
    ask(
        server,
        session -> {
          work.in(session);
          return true;
        });
  }

  /** A session in which something failed is closed, and gives back what it had locked. */
  <T> T ask(String server, Question<T> question) throws SQLException {
    var session = take(server);
    try {
      var answer = question.in(session);
      keep(server, session);
      return answer;
    } catch (Throwable e) {
      session.close();
      throw e;
    }
  }

  private Connection take(String server) throws SQLException {
    var kept = idle.remove(server);
    if (kept != null) {
      if (kept.isValid(SECONDS_TO_ANSWER)) {
        return kept;
      }
      kept.close();
    }
    return administrators.connect(server);
  }

  private void keep(String server, Connection session) throws SQLException {
    var other = idle.put(server, session);
    if (other != null) {
      other.close();
    }
  }

  @Override
  public void close() throws SQLException {
    for (var kept : idle.values()) {
      kept.close();
    }
    idle.clear();
  }
}

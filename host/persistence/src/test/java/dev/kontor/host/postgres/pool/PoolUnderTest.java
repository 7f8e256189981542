package dev.kontor.host.postgres.pool;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.TestServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Connections to the test server, doors told apart by their application names. */
final class PoolUnderTest implements AutoCloseable {

  static final Bounds AT_ONCE =
      new Bounds(
          Duration.ofSeconds(30),
          0,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofMillis(20));

  final WatchedWorld world = new WatchedWorld();
  final ServerConnections connections;
  private final ServerAddress server = TestServer.address();

  PoolUnderTest(int budget, Bounds bounds) {
    connections = new ServerConnections(world, budget, bounds);
  }

  Door door(String tenant, int maximum) {
    return door(tenant, server.user(), server.password(), maximum);
  }

  Door door(String tenant, String user, String password, int maximum) {
    return connections.open(url(tenant), user, password, maximum);
  }

  /** The server's process behind a new connection, which is given back at once. */
  int visit(Door door) throws SQLException {
    try (var connection = door.dataSource().getConnection()) {
      return pid(connection);
    }
  }

  static int pid(Connection connection) throws SQLException {
    return Integer.parseInt(value(connection, "select pg_backend_pid()"));
  }

  static String value(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  /** Begins on a thread of its own, to be joined. */
  CompletableFuture<Void> begin(Work work) {
    var done = new CompletableFuture<Void>();
    world.run(
        "borrower",
        () -> {
          try {
            work.run();
            done.complete(null);
          } catch (Exception | AssertionError failed) {
            done.completeExceptionally(failed);
          }
        });
    return done;
  }

  /** A connection as the server's administrator, outside of any budget. */
  Connection administrator() throws SQLException {
    return DriverManager.getConnection(server.url(), server.user(), server.password());
  }

  String asAdministrator(String query) throws SQLException {
    try (var connection = administrator()) {
      return value(connection, query);
    }
  }

  /** How many connections the server counts for tenants whose names begin so. */
  int connectionsOf(String tenants) throws SQLException {
    return Integer.parseInt(
        asAdministrator(
            "select count(*) from pg_stat_activity where application_name like '%s%%'"
                .formatted(tenants)));
  }

  private String url(String tenant) {
    return server.url() + (server.url().contains("?") ? "&" : "?") + "ApplicationName=" + tenant;
  }

  @Override
  public void close() {
    world.close();
  }

  /** What a borrower does. */
  interface Work {

    /** Does it. */
    void run() throws Exception;
  }
}

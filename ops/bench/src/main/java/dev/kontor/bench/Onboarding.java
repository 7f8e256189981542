package dev.kontor.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/** Onboarding beside the bare copy of the very template that it copies. */
final class Onboarding {

  private Onboarding() {}

  static void measure(BenchHost host, Size size, Report report) throws Exception {
    host.onboard("first", "shipping");
    var server = host.server();
    try (var connection =
        DriverManager.getConnection(server.url(), server.user(), server.password())) {
      var template = template(connection);
      var number = new AtomicInteger();
      var medians =
          Medians.interleaved(
              size.pairs(),
              () ->
                  Medians.millis(
                      () -> host.onboard("onboarded" + number.incrementAndGet(), "shipping")),
              () ->
                  Medians.millis(() ->
                      execute(
                          connection,
                          "CREATE DATABASE bare%d TEMPLATE \"%s\" STRATEGY wal_log"
                              .formatted(number.incrementAndGet(), template))));
      report.add(Line.cost("onboarding / CREATE DATABASE … TEMPLATE", medians, "ms", 4));
    }
  }

  private static String template(Connection connection) throws SQLException {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT datname FROM pg_database WHERE datname LIKE 'kontor\\_%\\_template\\_%'")) {
      rows.next();
      return rows.getString(1);
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}

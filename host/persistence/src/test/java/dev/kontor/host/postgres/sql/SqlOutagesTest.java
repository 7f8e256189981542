package dev.kontor.host.postgres.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.kontor.host.postgres.TestServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;

final class SqlOutagesTest {

  private final SqlOutages outages = new SqlOutages();

  private static Throwable thrownBy(String statement) throws SQLException {
    try (Connection connection = TestServer.admin();
        var executed = connection.createStatement()) {
      return new IllegalStateException(
          "a repository failed", catchThrowable(() -> executed.execute(statement)));
    }
  }

  @Test
  void a_server_that_ends_the_connection_is_an_outage() throws SQLException {
    assertThat(outages.isBehind(thrownBy("select pg_terminate_backend(pg_backend_pid())")))
        .isTrue();
  }

  @Test
  void a_connection_that_nobody_gave_back_in_time_is_an_outage() {
    assertThat(outages.isBehind(new SqlFailed(new SQLTransientConnectionException("none free"))))
        .isTrue();
  }

  @Test
  void a_statement_that_is_wrong_is_none() throws SQLException {
    assertThat(outages.isBehind(thrownBy("select 1 / 0"))).isFalse();
    assertThat(outages.isBehind(thrownBy("selct"))).isFalse();
    assertThat(outages.isBehind(new IllegalStateException("a mistake"))).isFalse();
  }
}

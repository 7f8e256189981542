package dev.kontor.host.postgres.provisioning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;

final class OpenDatabasesTest {

  @Test
  void a_database_is_named_until_it_is_closed_to_the_public() throws SQLException {
    try (var site = new TestSite();
        var server = site.server.connect("main")) {
      var database = "kontor_%s_open".formatted(site.id);
      Statements.execute(server, "CREATE DATABASE " + database);
      assertThat(OpenDatabases.of(server)).contains(database).doesNotContain("template1");

      Databases.open(server, database);

      assertThat(OpenDatabases.of(server)).doesNotContain(database);
    }
  }

  @Test
  void a_server_older_than_15_is_refused_in_one_line() throws SQLException {
    assertThatThrownBy(() -> ServerTooOld.refuse("jdbc:postgresql://db/x?password=p", 14, "14.2"))
        .isInstanceOf(ServerTooOld.class)
        .hasMessage(
            "database server 'jdbc:postgresql://db/x' is PostgreSQL 14.2; expected 15 or newer;"
                + " upgrade it or name another server");
    try (var server = ServerUnderTest.get().connect("main")) {
      assertThatCode(() -> ServerTooOld.refuse(server)).doesNotThrowAnyException();
    }
  }
}

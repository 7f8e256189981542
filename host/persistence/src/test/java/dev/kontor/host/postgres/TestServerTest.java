package dev.kontor.host.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class TestServerTest {

  @Test
  void the_server_of_the_tests_is_postgresql_18_and_takes_its_administrator() throws Exception {
    try (var admin = TestServer.admin();
        var statement = admin.createStatement();
        var answer = statement.executeQuery("SHOW server_version_num")) {
      answer.next();
      assertThat(answer.getInt(1)).isBetween(180_000, 189_999);
    }
  }
}

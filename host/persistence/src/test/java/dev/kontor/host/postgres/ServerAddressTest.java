package dev.kontor.host.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ServerAddressTest {

  @Test
  void another_database_of_the_server_keeps_host_port_and_parameters() {
    var address =
        new ServerAddress("jdbc:postgresql://db.example:5432/postgres?ssl=true", "root", "secret");
    assertThat(address.withDatabase("acme"))
        .isEqualTo("jdbc:postgresql://db.example:5432/acme?ssl=true");
  }

  @Test
  void it_does_not_print_its_password() {
    assertThat(new ServerAddress("jdbc:postgresql://127.0.0.1:1/postgres", "admin", "secret"))
        .asString()
        .isEqualTo("admin at jdbc:postgresql://127.0.0.1:1/postgres");
  }

  @Test
  void neither_it_nor_what_it_complains_of_shows_parameters() {
    assertThat(new ServerAddress("jdbc:postgresql://db/postgres?sslpassword=secret", "admin", "x"))
        .asString()
        .isEqualTo("admin at jdbc:postgresql://db/postgres");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerAddress("jdbc:postgresql://db?sslpassword=secret", "a", "x"))
        .withMessageContaining("jdbc:postgresql://db'")
        .withMessageNotContaining("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://admin:secret@db/postgres",
        "postgres://admin:sec@ret@db:5432/postgres",
        "jdbc:postgresql://admin:sec/ret@db/postgres",
        "jdbc:postgresql://db/postgres?password=secret",
        "jdbc:postgresql://db/postgres?ssl=true&User=admin"
      })
  void a_url_with_a_login_in_it_is_refused_and_not_shown(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerAddress(url, "admin", "x"))
        .withMessageContaining("--database-user")
        .withMessageNotContainingAny("secret", "sec@", "ret@", "sec/", "User=admin");
  }

  @Test
  void a_url_that_names_no_database_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerAddress("postgres://127.0.0.1", "admin", "secret"))
        .withMessageContaining("postgresql://127.0.0.1");
  }
}

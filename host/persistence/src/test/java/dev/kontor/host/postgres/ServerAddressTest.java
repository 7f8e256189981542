package dev.kontor.host.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

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
  void a_url_that_names_no_database_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ServerAddress("postgres://127.0.0.1", "admin", "secret"))
        .withMessageContaining("postgresql://127.0.0.1");
  }
}

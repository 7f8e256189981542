package dev.kontor.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressTest {

  private static final Address ACME = new Address(new TenantId("acme"), "bremen");

  @ParameterizedTest
  @ValueSource(strings = {"acme@bremen", "acme@bremen.example/systems/7", "acme@b/a-b.c_d~e/F"})
  void is_read_as_it_is_written(String text) {
    assertThat(Address.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "acme",
        "@bremen",
        "acme@",
        "acme@bremen/",
        "acme@bremen//a",
        "acme@bremen/a/",
        "Acme@bremen",
        "acme@Bremen",
        "acme@bre men",
        "acme@bremen/a b",
        "acme@bremen/a?b",
        "admin@bremen",
        "acme@-b"
      })
  void is_refused_when_nothing_can_be_written_there(String text) {
    assertThatThrownBy(() -> Address.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void says_what_was_expected() {
    assertThatThrownBy(() -> Address.parse("acme"))
        .hasMessage("'acme' is no address; expected tenant@site or tenant@site/path");
  }

  @Test
  void has_an_end_to_its_path() {
    assertThat(ACME.at("a".repeat(200)).path()).hasSize(200);
    assertThatThrownBy(() -> ACME.at("a".repeat(201))).hasMessageContaining("200 characters");
  }

  @Test
  void of_a_tenant_covers_all_its_things_and_that_of_a_thing_only_that() {
    var system = ACME.at("systems/7");

    assertThat(ACME.covers(ACME)).isTrue();
    assertThat(ACME.covers(system)).isTrue();
    assertThat(system.covers(system)).isTrue();
    assertThat(system.covers(ACME)).isFalse();
    assertThat(system.covers(ACME.at("systems/70"))).isFalse();
    assertThat(ACME.covers(new Address(new TenantId("acme"), "hamburg"))).isFalse();
    assertThat(system.owner()).isEqualTo(ACME);
  }
}

package dev.kontor.systems.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.NotFound;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class SystemIdTest {

  @Test
  void it_is_made_of_the_chance_in_a_uuid() {
    assertThat(SystemId.of(UUID.fromString("019a9c00-0000-7000-8000-000000000021")).text())
        .isEqualTo("000000000011");
    assertThat(SystemId.of(new UUID(0, -1)).text()).isEqualTo("zzzzzzzzzzzz");
  }

  @Test
  void what_none_can_be_called_is_not_found() {
    assertThatThrownBy(() -> SystemId.named("I LOU"))
        .isInstanceOf(NotFound.class)
        .hasMessage("no system 'I LOU'");
  }

  @Test
  void a_system_has_an_address_of_its_own() {
    var id = new SystemId("7kq2m9xf3rtb");
    var address = id.in(Address.parse("acme@bremen"));

    assertThat(address).hasToString("acme@bremen/systems/7kq2m9xf3rtb");
    assertThat(SystemId.at(address)).contains(id);
  }

  @Test
  void other_things_of_a_tenant_are_no_systems() {
    assertThat(SystemId.isSystem(Address.parse("acme@bremen"))).isFalse();
    assertThat(SystemId.isSystem(Address.parse("acme@bremen/cargos/7kq2m9xf3rtb"))).isFalse();
    assertThat(SystemId.isSystem(Address.parse("acme@bremen/systems/1/uses"))).isFalse();
    assertThat(SystemId.isSystem(Address.parse("acme@bremen/systems/their-own-id"))).isTrue();
    assertThat(SystemId.at(Address.parse("acme@bremen/systems/their-own-id"))).isEmpty();
  }
}

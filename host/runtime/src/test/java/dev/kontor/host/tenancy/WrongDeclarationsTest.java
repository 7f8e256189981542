package dev.kontor.host.tenancy;

import static dev.kontor.host.tenancy.TenantsUnderTest.SLEEP;
import static dev.kontor.host.tenancy.TenantsUnderTest.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.message.wrong.WrongModule;
import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A tenant whose module declares its handlers in a way that can't work. */
final class WrongDeclarationsTest {

  private final TenantsUnderTest host = new TenantsUnderTest(SLEEP, List.of(new WrongModule()));

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void its_context_does_not_start_and_its_operator_is_told_of_all_faults() {
    host.add("acme");
    host.configure("acme", "wrong");
    host.add("other");

    assertThatThrownBy(() -> host.tenants.wake(id("acme"))).isInstanceOf(NotNow.class);

    assertThat(host.isAwake("acme")).isFalse();
    assertThat(host.databases.open()).isZero();
    assertThat(host.tenants.status(id("acme")).orElseThrow().lastError())
        .contains(
            "Wrong.one and Wrong.two both handle",
            "Wrong.nothing is a @Handler without an argument",
            "Wrong.orphan",
            "WrongSaga",
            "WrongProjection.text");
    host.tenants.wake(id("other"));
    assertThat(host.isAwake("other")).isTrue();
  }
}

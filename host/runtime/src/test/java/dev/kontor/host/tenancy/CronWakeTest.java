package dev.kontor.host.tenancy;

import static dev.kontor.host.tenancy.TenantsUnderTest.SLEEP;
import static dev.kontor.host.tenancy.TenantsUnderTest.id;
import static dev.kontor.host.tenancy.TenantsUnderTest.wake;
import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.clockwork.ClockworkModule;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tenants whose module has something to do by itself, though nobody asks for them. */
final class CronWakeTest {

  private static final Instant MONDAY_AT_EIGHT = Instant.parse("2026-03-02T08:00:00Z");

  private final TenantsUnderTest host = new TenantsUnderTest(SLEEP, List.of(new ClockworkModule()));

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void a_tenant_that_was_never_awake_with_its_module_is_woken_to_set_its_times() {
    host.add("acme");
    host.configure("acme", "clockwork");
    host.add("other");
    host.tenants.start();

    eventually("it is woken", () -> host.isAwake("acme"));
    assertThat(host.isAwake("other")).isFalse();
    eventually(
        "it has set its times",
        () -> {
          // Where it sleeps before it has, it is woken again.
          host.tenants.sleep(id("acme"));
          return MONDAY_AT_EIGHT.equals(host.known("acme").wakeUp());
        });
    assertThat(host.world.nextTimer(wake("acme"))).isEqualTo(MONDAY_AT_EIGHT);
  }

  @Test
  void a_tenant_that_becomes_active_is_woken_to_set_its_times() {
    host.add("acme", TenantState.ONBOARDING, false, null);
    host.configure("acme", "clockwork");

    host.tenants.enter(id("acme"), TenantState.ACTIVE, null);

    eventually("it is woken", () -> host.isAwake("acme"));
  }
}

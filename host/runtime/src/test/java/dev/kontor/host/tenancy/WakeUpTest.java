package dev.kontor.host.tenancy;

import static dev.kontor.host.tenancy.TenantsUnderTest.configuration;
import static dev.kontor.host.tenancy.TenantsUnderTest.id;
import static dev.kontor.host.tenancy.TenantsUnderTest.placement;
import static dev.kontor.host.tenancy.TenantsUnderTest.wake;
import static dev.kontor.host.world.Eventually.eventually;
import static dev.kontor.host.world.ManualWorld.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.database.DatabaseNewerThanHost;
import dev.kontor.host.database.MigrationFailed;
import dev.kontor.host.tenancy.TenantUnavailable.Failed;
import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Due work is never forgotten: what fails, whatever was written when, the tenant is woken. */
final class WakeUpTest {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final TenantsUnderTest host = new TenantsUnderTest();

  @AfterEach
  void stop() {
    host.close();
  }

  private void failStarts(boolean fail) {
    host.databases.whenOpened(() -> {
      if (fail) {
        throw new IllegalStateException("the server has no connection left");
      }
    });
  }

  private void isWokenWithinAMinute() {
    host.world.advance(A_MINUTE);
    eventually("it is woken", () -> host.isAwake("acme"));
  }

  @Test
  void a_wake_by_request_that_fails_forgets_no_work() {
    host.add("acme", TenantState.ACTIVE, false, BEGIN.plus(Duration.ofHours(1)));
    host.tenants.start();
    failStarts(true);

    assertThatThrownBy(() -> host.tenants.enter(id("acme"))).isInstanceOf(NotNow.class);

    failStarts(false);
    isWokenWithinAMinute();
  }

  @Test
  void a_wake_that_cannot_be_written_down_is_for_later_and_forgets_no_work() {
    host.add("acme", TenantState.ACTIVE, false, BEGIN);
    host.registry.refuse("awake");

    assertThatThrownBy(() -> host.tenants.enter(id("acme")))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("refuses 'awake'");

    host.registry.refuse(null);
    isWokenWithinAMinute();
  }

  @Test
  void a_timers_wake_that_cannot_be_written_down_is_tried_again() {
    host.registry.refuse("awake");
    host.add("acme", TenantState.ACTIVE, false, BEGIN);
    host.tenants.start();
    host.world.advance(Duration.ZERO);
    eventually("it has failed", host.world::isIdle);
    assertThat(host.world.nextTimer(wake("acme"))).isAfter(BEGIN);

    host.registry.refuse(null);

    isWokenWithinAMinute();
  }

  @Test
  void a_change_that_does_not_start_on_a_sleeping_tenant_forgets_no_work() {
    host.add("acme", TenantState.ACTIVE, false, BEGIN.plus(Duration.ofHours(1)));
    host.tenants.start();
    failStarts(true);
    var changed = host.known("acme").with(configuration("acme", "Another"));

    assertThatThrownBy(() -> host.tenants.replace(changed, () -> {}))
        .hasMessageContaining("no connection left");

    assertThat(host.known("acme").configuration().title()).isEqualTo("Title");
    failStarts(false);
    isWokenWithinAMinute();
  }

  @Test
  void a_tenant_that_is_marked_awake_is_woken_when_it_is_resumed() {
    host.add("acme", TenantState.SUSPENDED, true, null);
    host.tenants.start();
    assertThat(host.world.hasTimer(wake("acme"))).isFalse();

    host.tenants.enter(id("acme"), TenantState.ACTIVE, null);

    eventually("it is woken", () -> host.isAwake("acme"));
  }

  @Test
  void a_tenant_that_runs_and_is_made_active_again_is_not_woken() {
    host.add("acme");
    host.tenants.wake(id("acme"));
    int begun = host.world.begun();

    host.tenants.enter(id("acme"), TenantState.ACTIVE, null);

    assertThat(host.world.begun()).isEqualTo(begun);
  }

  @Test
  void a_tenant_whose_sleep_is_uncertain_is_woken_when_it_is_resumed() {
    host.add("acme");
    host.tenants.wake(id("acme"));
    host.registry.refuse("asleep");
    host.tenants.enter(id("acme"), TenantState.SUSPENDED, null);
    host.registry.refuse(null);
    assertThat(host.isAwake("acme")).isFalse();
    assertThat(host.world.hasTimer(wake("acme"))).isFalse();

    host.tenants.enter(id("acme"), TenantState.ACTIVE, null);

    eventually("it is woken", () -> host.isAwake("acme"));
  }

  @Test
  void a_suspended_tenant_has_no_timer_until_it_is_resumed() {
    host.add("acme");
    host.tenants.wake(id("acme"));
    host.databases.due(placement("acme"), BEGIN.plus(A_MINUTE));

    host.tenants.enter(id("acme"), TenantState.SUSPENDED, null);
    assertThat(host.world.hasTimer(wake("acme"))).isFalse();
    host.tenants.enter(id("acme"), TenantState.ACTIVE, null);

    assertThat(host.world.nextTimer(wake("acme"))).isEqualTo(BEGIN.plus(A_MINUTE));
  }

  @Test
  void one_tenants_far_timer_keeps_no_other_from_waking() {
    host.add("acme", TenantState.ACTIVE, false, OffsetDateTime.MAX.toInstant());
    host.add("later", TenantState.ACTIVE, false, Instant.parse("9999-12-31T23:59:59Z"));
    host.add("made", TenantState.ACTIVE, true, null);

    host.tenants.start();

    eventually("the other is woken", () -> host.isAwake("made"));
    assertThat(host.isAwake("acme")).isFalse();
    assertThat(host.world.hasTimer(wake("acme"))).isTrue();
    assertThat(host.world.hasTimer(wake("later"))).isTrue();
  }

  @Test
  void a_far_timer_is_looked_at_again_and_wakes_in_time() {
    host.add("acme", TenantState.ACTIVE, false, BEGIN.plus(Duration.ofDays(50)));
    host.tenants.start();

    host.world.advance(Duration.ofDays(30));
    eventually(
        "the rest is waited for",
        () ->
            host.world.hasTimer(wake("acme"))
                && host.world.nextTimer(wake("acme")).equals(BEGIN.plus(Duration.ofDays(50))));
    assertThat(host.isAwake("acme")).isFalse();

    host.world.advance(Duration.ofDays(20));
    eventually("it is woken", () -> host.isAwake("acme"));
  }

  @Test
  void work_that_is_due_beyond_any_calendar_lets_a_tenant_sleep() {
    for (var due : new OffsetDateTime[] {OffsetDateTime.MAX, OffsetDateTime.MIN}) {
      var tenant = due.equals(OffsetDateTime.MAX) ? "max" : "min";
      host.add(tenant, TenantState.ACTIVE, false, null, Duration.ofDays(-6_000));
      host.tenants.wake(id(tenant));
      host.databases.due(placement(tenant), due.toInstant());

      host.tenants.sleep(id(tenant));

      assertThat(host.registry.of(tenant).awake()).isFalse();
    }
    assertThat(host.registry.of("max").wakeUp()).isAfter("2100-01-01T00:00:00Z");
    assertThat(host.registry.of("min").wakeUp()).isEqualTo(BEGIN);
  }

  @Test
  void work_is_due_by_the_tenants_clock_and_wakes_by_the_hosts() {
    var domainBegin = Instant.parse("2009-03-01T00:00:00Z");
    host.add("acme", TenantState.ACTIVE, false, null, Duration.between(BEGIN, domainBegin));
    host.tenants.wake(id("acme"));
    host.databases.due(placement("acme"), domainBegin.plus(A_MINUTE));

    host.tenants.sleep(id("acme"));

    assertThat(host.registry.of("acme").wakeUp()).isEqualTo(BEGIN.plus(A_MINUTE));
    assertThat(host.world.nextTimer(wake("acme"))).isEqualTo(BEGIN.plus(A_MINUTE));
  }

  @Test
  void a_database_of_a_newer_host_leaves_the_tenant_active() {
    host.add("acme");
    host.databases.migrationFails(new DatabaseNewerThanHost("change set 'note' is unknown"));

    assertThatThrownBy(() -> host.tenants.enter(id("acme"))).isInstanceOf(NotNow.class);

    assertThat(host.registry.of("acme").state()).isEqualTo(TenantState.ACTIVE);
    assertThat(host.tenants.status(id("acme")).orElseThrow().lastError()).contains("'note'");
    assertThat(host.databases.open()).isZero();
  }

  @Test
  void a_tenant_whose_migration_fails_is_failed_and_not_asked_again() {
    host.add("acme", TenantState.ACTIVE, true, null);
    host.databases.migrationFails(
        new MigrationFailed("change set 'note' failed", new IllegalStateException()));
    host.tenants.start();
    eventually("it has failed", () -> host.known("acme").state() == TenantState.FAILED);

    eventually("no timer is left", () -> !host.world.hasTimer(wake("acme")));
    int opened = host.databases.opened();
    host.world.advance(Duration.ofHours(1));

    assertThatThrownBy(() -> host.tenants.enter(id("acme"))).isInstanceOf(Failed.class);
    assertThat(host.databases.opened()).isEqualTo(opened);
    assertThat(host.world.hasTimer(wake("acme"))).isFalse();
  }

  @Test
  void a_failed_tenant_that_is_mended_is_woken_for_what_it_may_have_due() {
    host.add("acme", TenantState.FAILED, true, null);

    host.tenants.enter(id("acme"), TenantState.ONBOARDING, null);
    host.tenants.enter(id("acme"), TenantState.ACTIVE, null);

    eventually("it is woken", () -> host.isAwake("acme"));
  }
}

package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Timers of tenants that sleep, are suspended, or have their host stopped meanwhile. */
final class TimerTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static void setAlarm(String tenant, String name, String after) {
    var answer = host.get("/t/%s/probe/alarm/%s/%s".formatted(tenant, name, after));
    assertThat(answer.body()).as(answer.toString()).isEqualTo("set");
  }

  /** How often it has rung. */
  private static int rang(String tenant, String name) {
    return count(
        tenant, "kontor.event where type = 'probe.alarm-rang' and stream = 'alarm-" + name + "'");
  }

  private static int timers(String tenant) {
    return count(tenant, "kontor.timer");
  }

  private static int count(String tenant, String rows) {
    var database = "kontor_%s_%s".formatted(host.siteId(), tenant);
    return Integer.parseInt(Postgres.texts(database, "select count(*) from " + rows).getFirst());
  }

  @Test
  void a_timer_wakes_a_sleeping_tenant_and_fires_once() {
    host.onboard("sleeper", "probe");
    setAlarm("sleeper", "egg", "PT2S");
    setAlarm("sleeper", "holiday", "P30D");

    assertThat(host.admin("POST", "/tenants/sleeper/sleep").text("awake")).isEqualTo("false");
    assertThat(rang("sleeper", "egg")).isZero();

    eventually("it rings", () -> rang("sleeper", "egg") == 1);
    assertThat(host.isAwake("sleeper")).isTrue();
    assertThat(timers("sleeper")).isEqualTo(1);
    host.admin("POST", "/tenants/sleeper/sleep");
    host.admin("POST", "/tenants/sleeper/wake");
    assertThat(rang("sleeper", "egg")).isEqualTo(1);
    assertThat(rang("sleeper", "holiday")).isZero();
  }

  @Test
  void a_timer_of_an_awake_tenant_fires_without_anybody_asking() {
    host.onboard("waking", "probe");

    setAlarm("waking", "egg", "PT0.3S");

    eventually("it rings", () -> rang("waking", "egg") == 1);
    assertThat(timers("waking")).isZero();
  }

  @Test
  void timers_of_a_suspended_tenant_wait_until_it_is_resumed() {
    host.onboard("paused", "probe");
    host.onboard("other", "probe");
    setAlarm("paused", "egg", "PT1S");
    assertThat(host.admin("POST", "/tenants/paused/suspend").status()).isEqualTo(200);

    setAlarm("other", "egg", "PT1.5S");
    eventually("another's rings, which was due later", () -> rang("other", "egg") == 1);
    assertThat(rang("paused", "egg")).isZero();
    assertThat(timers("paused")).isEqualTo(1);

    assertThat(host.admin("POST", "/tenants/paused/resume").status()).isEqualTo(200);
    eventually("it rings", () -> rang("paused", "egg") == 1);
  }
}

package dev.kontor.host.postgres.unit;

import static dev.kontor.host.postgres.unit.TenantUnderTest.ACME;
import static dev.kontor.host.postgres.unit.TenantUnderTest.AT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.postgres.unit.TenantUnderTest.HostUnderTest;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.TimerChanges;
import dev.kontor.host.unit.Writes;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.message.Metadata;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class JdbcTimerStoreTest {

  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  private final TenantUnderTest tenant = new TenantUnderTest();
  private final HostUnderTest host = tenant.host();
  private final TimerStore timers = host.database.timers(ACME);

  @BeforeEach
  void an_empty_database() {
    tenant.asAdministrator("TRUNCATE kontor.event, kontor.follow_up, kontor.timer");
    host.takeOver();
  }

  @AfterAll
  void leaves_nothing() throws IOException {
    tenant.close();
  }

  private StoredTimer timer(String name, Instant dueAt, @Nullable String type) {
    var id = tenant.world.newId();
    var metadata = new Metadata(id, ACME, "ann \"the\" first", UUID.randomUUID(), id, dueAt);
    return new StoredTimer(name, dueAt, type, 2, "{\"n\": 1}", metadata);
  }

  private StoredTimer timer(String name, Instant dueAt) {
    return timer(name, dueAt, "made.due");
  }

  private void set(StoredTimer... set) {
    write(List.of(), List.of(), set);
  }

  private void write(List<StoredTimer> fired, List<String> cancelled, StoredTimer... set) {
    var changes = new TimerChanges(fired, cancelled, List.of(set));
    host.write(new Writes(List.of(), List.of(), null, null, List.of(), changes));
  }

  private List<String> names(Instant now) {
    return timers.soonest(now, 10).stream().map(StoredTimer::name).toList();
  }

  @Test
  void timers_come_back_as_they_were_set() {
    var odd = timer("a \"name\"\\\n'é", AT, "made.due");
    var method = timer("kontor:cron:daily", AT.plus(A_MINUTE), null);

    set(odd, method);

    assertThat(timers.soonest(AT, 10)).containsExactly(odd, method);
    assertThat(timers.ofMethods()).containsExactly(method);
  }

  @Test
  void those_that_are_due_come_first_and_one_that_is_not() {
    set(
        timer("third", AT.plus(A_MINUTE)),
        timer("second", AT),
        timer("first", AT.minus(A_MINUTE)),
        timer("last", AT.plus(A_MINUTE.multipliedBy(2))));

    assertThat(names(AT)).containsExactly("first", "second", "third");
    assertThat(timers.soonest(AT, 1))
        .extracting(StoredTimer::name)
        .containsExactly("first", "third");
    assertThat(names(AT.minus(A_MINUTE))).containsExactly("first", "second");
  }

  @Test
  void the_last_one_of_a_name_is_set_and_one_that_is_cancelled_is_not() {
    set(timer("a", AT), timer("b", AT), timer("c", AT));
    var anew = timer("a", AT.plus(A_MINUTE));

    write(List.of(), List.of("b", "nobody's"), anew);

    assertThat(names(AT)).containsExactly("c", "a");
    assertThat(timers.soonest(AT, 10)).contains(anew);
  }

  @Test
  void one_that_fires_is_gone_with_what_its_unit_writes_and_never_fires_again() {
    var egg = timer("egg", AT);
    set(egg);
    var fired = new TimerChanges(List.of(egg), List.of(), List.of());

    host.write(
        new Writes(List.of(tenant.event(1, "s", 1)), List.of(), null, null, List.of(), fired));

    assertThat(names(AT)).isEmpty();
    assertThatThrownBy(() ->
            host.write(
                new Writes(
                    List.of(tenant.event(2, "s", 2)), List.of(), null, null, List.of(), fired)))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("timer 'egg' is gone");
    assertThat(tenant.events()).isEqualTo(1);
  }

  @Test
  void one_that_was_set_anew_meanwhile_does_not_fire_for_the_old_one() {
    var old = timer("egg", AT);
    set(old);
    set(timer("egg", AT));

    assertThatThrownBy(() -> write(List.of(old), List.of())).isInstanceOf(Conflict.class);
    assertThat(names(AT)).containsExactly("egg");
  }

  @Test
  void one_that_fires_may_be_set_for_its_next_time_in_the_same_unit() {
    var now = timer("daily", AT);
    set(now);
    var next = timer("daily", AT.plus(Duration.ofDays(1)));

    write(List.of(now), List.of(), next);

    assertThat(timers.soonest(AT, 10)).containsExactly(next);
  }

  @Test
  void a_host_that_was_overtaken_changes_no_timer() {
    set(timer("egg", AT));
    var older = host.epoch();
    tenant.host().takeOver();

    assertThatThrownBy(() ->
            host.units.write(unit -> {
              var changes = new TimerChanges(List.of(), List.of("egg"), List.of());
              unit.write(older, new Writes(List.of(), List.of(), null, null, List.of(), changes));
              return true;
            }))
        .hasMessageContaining("another host");
    assertThat(names(AT)).containsExactly("egg");
  }
}

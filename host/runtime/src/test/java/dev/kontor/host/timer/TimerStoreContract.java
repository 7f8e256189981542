package dev.kontor.host.timer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.unit.StoredTimer;
import dev.kontor.host.unit.TimerChanges;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of timers keeps, whatever it is made of. */
public abstract class TimerStoreContract {

  protected static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");
  private static final Duration A_MINUTE = Duration.ofMinutes(1);

  /** The store that is tested, empty at the beginning of each test. */
  protected abstract TimerStore timers();

  /** Changes timers, as a unit that commits does. */
  protected abstract void write(TimerChanges changes);

  private static StoredTimer timer(String name, Instant dueAt, @Nullable String type) {
    var id = UUID.randomUUID();
    var metadata =
        new Metadata(id, new TenantId("acme"), "ann \"the\" first", UUID.randomUUID(), id, dueAt);
    return new StoredTimer(name, dueAt, type, 2, "{\"n\": 1}", metadata);
  }

  protected static StoredTimer timer(String name, Instant dueAt) {
    return timer(name, dueAt, "made.due");
  }

  protected final void set(StoredTimer... set) {
    write(List.of(), List.of(), set);
  }

  private void write(List<StoredTimer> fired, List<String> cancelled, StoredTimer... set) {
    write(new TimerChanges(fired, cancelled, List.of(set)));
  }

  protected final List<String> names(Instant now) {
    return timers().soonest(now, 10).stream().map(StoredTimer::name).toList();
  }

  @Test
  void timers_come_back_as_they_were_set() {
    var odd = timer("a \"name\"\\\n'é", AT, "made.due");
    var method = timer("kontor:cron:daily", AT.plus(A_MINUTE), null);

    set(odd, method);

    assertThat(timers().soonest(AT, 10)).containsExactly(odd, method);
    assertThat(timers().ofMethods()).containsExactly(method);
  }

  @Test
  void those_that_are_due_come_first_and_one_that_is_not() {
    set(
        timer("third", AT.plus(A_MINUTE)),
        timer("second", AT),
        timer("first", AT.minus(A_MINUTE)),
        timer("last", AT.plus(A_MINUTE.multipliedBy(2))));

    assertThat(names(AT)).containsExactly("first", "second", "third");
    assertThat(timers().soonest(AT, 1))
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
    assertThat(timers().soonest(AT, 10)).contains(anew);
  }

  @Test
  void one_that_fires_is_gone_and_never_fires_again() {
    var egg = timer("egg", AT);
    set(egg);

    write(List.of(egg), List.of());

    assertThat(names(AT)).isEmpty();
    assertThatThrownBy(() -> write(List.of(egg), List.of()))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("timer 'egg' is gone");
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

    assertThat(timers().soonest(AT, 10)).containsExactly(next);
  }
}

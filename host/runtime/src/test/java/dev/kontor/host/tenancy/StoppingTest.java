package dev.kontor.host.tenancy;

import static dev.kontor.host.tenancy.TenantsUnderTest.configuration;
import static dev.kontor.host.tenancy.TenantsUnderTest.id;
import static dev.kontor.host.tenancy.TenantsUnderTest.later;
import static dev.kontor.host.tenancy.TenantsUnderTest.placement;
import static dev.kontor.host.tenancy.TenantsUnderTest.wake;
import static dev.kontor.host.world.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.tenancy.TenantUnavailable.NotNow;
import dev.kontor.host.world.ManualWorld;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Contexts that close while somebody stays inside: by sleep, by replacement, by the host's end. */
final class StoppingTest {

  private static final Duration SHORT = Duration.ofMillis(500);

  private static TenantsUnderTest draining(Duration drain) {
    return new TenantsUnderTest(new Sleep(Duration.ofMinutes(10), 100, drain));
  }

  private static List<String> names(int count) {
    return IntStream.range(0, count).mapToObj(number -> "tenant-" + number).toList();
  }

  @Test
  void a_drain_that_is_late_leaves_the_tenant_marked_awake_and_woken_soon() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      host.databases.due(placement("acme"), ManualWorld.BEGIN.plus(Duration.ofDays(1)));
      try (var _ = host.tenants.enter(id("acme"))) {
        host.tenants.sleep(id("acme"));

        assertThat(host.isAwake("acme")).isFalse();
        assertThat(host.registry.of("acme").awake()).isTrue();
        assertThat(host.world.nextTimer(wake("acme")))
            .isBefore(ManualWorld.BEGIN.plus(Duration.ofMinutes(2)));
      }
    }
  }

  @Test
  void many_who_stay_inside_hold_a_stop_up_no_longer_than_one() {
    var host = draining(Duration.ofSeconds(2));
    var tenants = names(20);
    tenants.forEach(host::add);
    var leases = tenants.stream().map(tenant -> host.tenants.enter(id(tenant))).toList();

    long began = System.nanoTime();
    host.close();

    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
    assertThat(host.databases.open()).isZero();
    leases.forEach(Lease::close);
  }

  @Test
  void a_replaced_context_that_finishes_is_waited_for() {
    var host = draining(Duration.ofSeconds(30));
    host.add("acme");
    var inside = host.tenants.enter(id("acme"));
    host.tenants.replace(
        host.known("acme").with(configuration("acme", "Another")),
        () -> host.registry.configure(configuration("acme", "Another")));
    assertThat(host.databases.open()).isEqualTo(2);

    var stopped =
        later(() -> {
          host.close();
          return host.databases.open();
        });
    eventually("nobody is let in any more", () -> !host.isAwake("acme"));
    assertThat(stopped).isNotDone();
    inside.close();

    assertThat(stopped.join()).isZero();
  }

  private static void replace(TenantsUnderTest host, String title) {
    var changed = configuration("acme", title);
    host.tenants.replace(host.known("acme").with(changed), () -> host.registry.configure(changed));
  }

  @Test
  void of_two_quick_replacements_the_last_begins_when_the_first_context_has_finished() {
    try (var host = draining(Duration.ofSeconds(30))) {
      host.add("acme");
      var inside = host.tenants.enter(id("acme"));
      replace(host, "Second");
      var insideSecond = host.tenants.enter(id("acme"));
      replace(host, "Third");
      insideSecond.close();
      inside.close();

      eventually("the third is alone", () -> host.databases.open() == 1);
      eventually("it has begun", () -> host.databases.log().getLast().equals("begin"));

      assertThat(host.databases.log())
          .containsExactly("begin", "close 1", "begin", "close 2", "begin");
    }
  }

  @Test
  void a_tenant_sleeps_when_the_context_that_was_replaced_has_said_what_it_leaves() {
    try (var host = draining(Duration.ofSeconds(30))) {
      host.add("acme");
      var inside = host.tenants.enter(id("acme"));
      replace(host, "Second");
      var asleep =
          later(() -> {
            host.tenants.sleep(id("acme"));
            return true;
          });
      eventually("nobody is let in any more", () -> !host.isAwake("acme"));
      inside.close();

      assertThat(asleep.join()).isTrue();
      assertThat(host.databases.log().subList(1, host.databases.log().size()))
          .containsSubsequence("close 1", "due 2", "close 2");
      assertThat(host.registry.of("acme").awake()).isFalse();
    }
  }

  @Test
  void a_tenant_whose_replaced_context_does_not_finish_in_time_is_woken_again_and_begins_later() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      host.databases.due(placement("acme"), ManualWorld.BEGIN.plus(Duration.ofDays(1)));
      host.tenants.wake(id("acme"));
      var mayFinish = new CompletableFuture<Boolean>();
      host.databases.whenNextClosed(mayFinish::join);
      replace(host, "Second");
      eventually("the first is finishing", () -> host.databases.log().contains("close 1"));

      host.tenants.sleep(id("acme"));

      assertThat(host.registry.of("acme").awake()).isTrue();
      assertThat(host.world.hasTimer(wake("acme"))).isTrue();
      host.tenants.wake(id("acme"));
      assertThat(host.databases.log()).containsOnlyOnce("begin");
      mayFinish.complete(true);
      eventually("the third begins", () -> host.databases.log().getLast().equals("begin"));
    }
  }

  @Test
  void a_context_that_cannot_be_closed_lets_its_successor_begin_and_sleep() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      host.tenants.wake(id("acme"));
      host.databases.whenNextClosed(() -> {
        throw new IllegalStateException("a socket stays open");
      });

      replace(host, "Second");
      eventually("the second begins", () -> host.databases.log().size() == 3);
      host.tenants.sleep(id("acme"));

      assertThat(host.databases.log())
          .containsExactly("begin", "close 1", "begin", "due 2", "close 2");
    }
  }

  @Test
  void a_context_that_cannot_begin_leaves_no_timer_when_it_is_closed() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      host.databases.refuseToBegin();
      host.tenants.wake(id("acme"));
      assertThat(host.world.hasTimer("begin acme")).isTrue();

      host.tenants.sleep(id("acme"));

      assertThat(host.world.hasTimer("begin acme")).isFalse();
    }
  }

  @Test
  void nothing_is_replaced_while_the_host_stops() {
    var host = draining(SHORT);
    host.add("acme");
    host.close();
    var changed = host.known("acme").with(configuration("acme", "Another"));

    assertThatThrownBy(() -> host.tenants.replace(changed, () -> {}))
        .isInstanceOf(NotNow.class)
        .hasMessageContaining("stopping");
    assertThat(host.databases.opened()).isZero();
  }

  @Test
  void a_replacement_whose_version_cannot_be_kept_has_happened_all_the_same() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      host.registry.refuse("migrated");

      host.tenants.replace(
          host.known("acme").with(configuration("acme", "Another")),
          () -> host.registry.configure(configuration("acme", "Another")));

      try (var lease = host.tenants.enter(id("acme"))) {
        assertThat(lease.context().title()).isEqualTo("Another");
      }
      assertThat(host.registry.of("acme").configuration().title()).isEqualTo("Another");
      assertThat(host.databases.open()).isEqualTo(1);
    }
  }

  @Test
  void a_replacement_that_cannot_be_kept_leaves_the_old_context_alone() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      host.tenants.wake(id("acme"));
      host.registry.refuse("configure");
      var another = configuration("acme", "Another");
      var changed = host.known("acme").with(another);

      assertThatThrownBy(
              () -> host.tenants.replace(changed, () -> host.registry.configure(another)))
          .hasMessageContaining("refuses 'configure'");

      assertThat(host.databases.open()).isEqualTo(1);
      assertThat(host.known("acme").configuration().title()).isEqualTo("Title");
    }
  }

  @Test
  void many_who_wake_at_once_are_counted_and_the_surplus_sleeps_at_the_next_sweep() {
    try (var host = new TenantsUnderTest(new Sleep(Duration.ofMinutes(10), 3, SHORT))) {
      var tenants = names(12);
      tenants.forEach(host::add);

      var woken = new ArrayList<CompletableFuture<Integer>>();
      for (var tenant : tenants) {
        woken.add(
            later(() -> {
              host.tenants.wake(id(tenant));
              return 1;
            }));
      }
      assertThat(woken).allSatisfy(each -> assertThat(each.join()).isEqualTo(1));
      host.world.advance(Duration.ofMinutes(3));

      eventually("no more than the most are awake", () -> host.awake() <= 3);
      assertThat(host.awake()).isPositive();
    }
  }

  @Test
  void one_who_wakes_while_another_does_makes_room_for_both() {
    try (var host = new TenantsUnderTest(new Sleep(Duration.ofMinutes(10), 2, SHORT))) {
      names(4).forEach(host::add);
      host.tenants.wake(id("tenant-0"));
      host.tenants.wake(id("tenant-1"));
      var mayStart = new CompletableFuture<Boolean>();
      host.databases.whenOpened(mayStart::join);

      var third = later(() -> host.tenants.enter(id("tenant-2")));
      eventually("one made room", () -> host.awake() == 1);
      var fourth = later(() -> host.tenants.enter(id("tenant-3")));
      eventually("the other too", () -> host.awake() == 0);
      mayStart.complete(true);

      third.join().close();
      fourth.join().close();
      assertThat(host.awake()).isEqualTo(2);
    }
  }

  @Test
  void those_who_ask_while_a_tenant_starts_share_its_start_and_its_failure() {
    try (var host = draining(SHORT)) {
      host.add("acme");
      var mayStart = new CompletableFuture<Boolean>();
      host.databases.whenOpened(() -> {
        if (!mayStart.join()) {
          throw new IllegalStateException("the server is gone");
        }
      });

      var asking = new AtomicInteger();
      var callers =
          IntStream.range(0, 50)
              .mapToObj(_ ->
                  later(() -> {
                    asking.incrementAndGet();
                    return host.tenants.enter(id("acme"));
                  }))
              .toList();
      eventually("all ask", () -> asking.get() == 50);
      mayStart.complete(false);

      assertThat(callers)
          .allSatisfy(caller -> assertThatThrownBy(caller::join).hasCauseInstanceOf(NotNow.class));
      assertThat(host.databases.opened()).isLessThan(50);
    }
  }
}

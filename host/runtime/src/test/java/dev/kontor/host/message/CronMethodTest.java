package dev.kontor.host.message;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.message.plans.Plans;
import io.micronaut.context.ApplicationContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * When a cron method is due; in Berlin, where clocks go forward on 29 March and back on 25 October.
 */
final class CronMethodTest {

  private final ApplicationContext beans = ApplicationContext.run();
  private final Catalog catalog =
      new Catalog(List.of(beans.getBeanDefinition(Plans.class)), OneModule.named("plans"));

  @AfterEach
  void close() {
    beans.close();
  }

  private List<String> times(String name, String after, int count) {
    var cron = requireNonNull(catalog.cronNamed(name));
    var times = new ArrayList<String>();
    var next = Instant.parse(after);
    for (int i = 0; i < count; i++) {
      next = cron.nextAfter(next);
      times.add(next.toString());
    }
    return times;
  }

  @Test
  void a_daily_time_keeps_to_the_clock_on_the_wall() {
    assertThat(times("daily", "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T07:00:00Z", "2026-03-29T06:00:00Z", "2026-03-30T06:00:00Z");
  }

  @Test
  void a_time_that_the_day_does_not_have_comes_later_and_once() {
    assertThat(times("night", "2026-03-27T12:00:00Z", 3))
        .containsExactly("2026-03-28T01:30:00Z", "2026-03-29T01:30:00Z", "2026-03-30T00:30:00Z");
    assertThat(times("night", "2026-03-29T01:10:00Z", 1)).containsExactly("2026-03-29T01:30:00Z");
  }

  @Test
  void a_time_that_the_day_has_twice_comes_once() {
    assertThat(times("night", "2026-10-24T12:00:00Z", 2))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    assertThat(times("night", "2026-10-25T01:10:00Z", 1)).containsExactly("2026-10-26T01:30:00Z");
  }

  @Test
  void each_hour_is_an_hour_whatever_the_clock_on_the_wall_shows() {
    assertThat(times("hourly", "2026-10-24T23:40:00Z", 3))
        .containsExactly("2026-10-25T00:30:00Z", "2026-10-25T01:30:00Z", "2026-10-25T02:30:00Z");
    assertThat(times("hourly", "2026-03-29T00:00:00Z", 2))
        .containsExactly("2026-03-29T00:30:00Z", "2026-03-29T01:30:00Z");
  }

  @Test
  void an_expression_may_have_seconds() {
    assertThat(times("seconds", "2026-01-01T00:00:00Z", 2))
        .containsExactly("2026-01-01T00:00:20Z", "2026-01-01T00:00:40Z");
  }
}

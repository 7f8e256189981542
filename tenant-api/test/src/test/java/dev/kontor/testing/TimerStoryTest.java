package dev.kontor.testing;

import dev.kontor.testing.desk.Came;
import dev.kontor.testing.desk.Closed;
import dev.kontor.testing.desk.Expect;
import dev.kontor.testing.desk.Expected;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Handlers that set timers, told without waiting for them. */
final class TimerStoryTest {

  private static final Duration HALF_AN_HOUR = Duration.ofMinutes(30);

  private final HandlerStory desk = HandlerStory.of(context -> new Expected(context.timers()));

  @Test
  void timers_fire_as_time_comes_to_them_and_once() {
    desk.when(new Expect("bob")).thenNothing();
    desk.whenPasses(HALF_AN_HOUR).thenNothing();
    desk.when(new Expect("ann")).thenNothing();

    desk.whenPasses(Duration.ofHours(2)).then(new Came("bob"), new Came("ann"));
    desk.whenPasses(Duration.ofDays(1)).thenNothing();
  }

  @Test
  void one_that_is_set_again_is_due_at_its_later_time() {
    desk.when(new Expect("ann"));
    desk.whenPasses(HALF_AN_HOUR);
    desk.when(new Expect("ann"));

    desk.whenPasses(HALF_AN_HOUR).thenNothing();
    desk.whenPasses(HALF_AN_HOUR).then(new Came("ann"));
  }

  @Test
  void one_that_is_taken_back_never_fires() {
    desk.when(new Expect("ann"));
    desk.whenHappens(new Came("ann")).then(new Came("ann"));

    desk.whenPasses(Duration.ofDays(1)).thenNothing();
  }

  @Test
  void a_unit_that_is_refused_sets_none() {
    desk.when(new Expect("nobody")).thenRefused(Closed.class, "the desk is closed to nobody");

    desk.whenPasses(Duration.ofDays(1)).thenNothing();
  }
}

package dev.kontor.host.http.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.world.RealWorld;
import dev.kontor.host.world.World;
import dev.kontor.host.world.WorldOver;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SessionsTest {

  private final SetClock world = new SetClock();
  private final Sessions sessions = new Sessions(world);

  @AfterEach
  void end() {
    world.real.close();
  }

  @Test
  void a_session_is_found_until_its_twelve_hours_are_over() {
    var session = sessions.open();

    world.now = world.now.plus(Duration.ofHours(12)).minusMillis(1);
    assertThat(sessions.find(session.id())).contains(session);

    world.now = world.now.plusMillis(1);
    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void a_session_that_was_closed_is_over() {
    var session = sessions.open();
    sessions.close(session);
    assertThat(sessions.find(session.id())).isEmpty();
  }

  @Test
  void of_too_many_sessions_the_oldest_is_forgotten() {
    var all = IntStream.rangeClosed(0, 100).mapToObj(_ -> sessions.open()).toList();
    assertThat(sessions.find(all.getFirst().id())).isEmpty();
    assertThat(sessions.find(all.get(1).id())).isPresent();
    assertThat(sessions.find(all.getLast().id())).isPresent();
  }

  @Test
  void a_session_knows_its_own_forms_only() {
    var session = sessions.open();
    assertThat(session.wrote(session.csrf())).isTrue();
    assertThat(session.wrote(sessions.open().csrf())).isFalse();
    assertThat(session.wrote(session.id())).isFalse();
    assertThat(session.wrote("")).isFalse();
    assertThat(session.wrote(null)).isFalse();
  }

  /** The real world, but for a wall clock that stands where the test sets it. */
  private static final class SetClock implements WorldOver {

    private final RealWorld real = new RealWorld();
    private Instant now = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public InstantSource clock() {
      return () -> now;
    }

    @Override
    public World real() {
      return real;
    }
  }
}

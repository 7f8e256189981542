package dev.kontor.host.postgres.embedded;

import dev.kontor.host.world.World;
import dev.kontor.host.world.WorldOver;
import java.time.Duration;

/** A world whose timers are due that many times sooner. */
public record HurriedWorld(World real, int times) implements WorldOver {

  @Override
  public Timer after(Duration delay, String name, Runnable body) {
    return real.scheduler().after(delay.dividedBy(times), name, body);
  }
}

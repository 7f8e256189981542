package dev.kontor.simulation.schedule;

import dev.kontor.host.world.Network;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.TimeOrderedId;
import dev.kontor.host.world.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/**
 * The world of one host's life: virtual time, chance that comes of the seed, one step after the
 * other. Used in its turn only; what asks out of turn is refused by name, and ends the simulation.
 */
public final class SimulatedWorld implements World, Scheduler {

  private static final Timer NONE = () -> {};

  private final Schedule schedule;
  private final Life life;
  private final Network network;
  private final Chance ids;
  private final RandomGenerator random;
  private final SecureRandom secrets;

  /** Of this life, with chance of its own. */
  public SimulatedWorld(Schedule schedule, Life life, Chance chance, Network network) {
    this.schedule = schedule;
    this.life = life;
    this.network = network;
    ids = chance.fork("ids");
    random = chance.fork("random");
    secrets = new SeededSecrets(chance.fork("secrets"));
  }

  @Override
  public InstantSource clock() {
    return () -> {
      schedule.requireTurn("asks for", "the time");
      return life.clock().wall();
    };
  }

  @Override
  public long monotonicNanos() {
    schedule.requireTurn("asks for", "the time");
    return life.clock().monotonicNanos();
  }

  @Override
  public UUID newId() {
    schedule.requireTurn("asks for", "an id");
    return TimeOrderedId.of(life.clock().wall().toEpochMilli(), ids.nextLong(), ids.nextLong());
  }

  @Override
  public RandomGenerator random() {
    schedule.requireTurn("asks for", "chance");
    return random;
  }

  @Override
  public SecureRandom secrets() {
    return secrets;
  }

  @Override
  public Scheduler scheduler() {
    return this;
  }

  @Override
  public Network network() {
    return network;
  }

  @Override
  public void run(String name, Runnable body) {
    if (!life.hasEnded()) {
      var _ = schedule.after(life, 0, name, body);
    }
  }

  @Override
  public Timer after(Duration delay, String name, Runnable body) {
    return life.hasEnded() ? NONE : schedule.after(life, life.clock().toTime(delay), name, body);
  }

  @Override
  public <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
    return schedule.await(life, future, life.clock().toTime(bound));
  }
}

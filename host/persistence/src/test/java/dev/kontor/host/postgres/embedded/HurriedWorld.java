package dev.kontor.host.postgres.embedded;

import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** A world whose timers are due that many times sooner. */
public record HurriedWorld(World real, int times) implements World, Scheduler {

  @Override
  public InstantSource clock() {
    return real.clock();
  }

  @Override
  public long monotonicNanos() {
    return real.monotonicNanos();
  }

  @Override
  public UUID newId() {
    return real.newId();
  }

  @Override
  public RandomGenerator random() {
    return real.random();
  }

  @Override
  public SecureRandom secrets() {
    return real.secrets();
  }

  @Override
  public Scheduler scheduler() {
    return this;
  }

  @Override
  public void run(String name, Runnable body) {
    real.scheduler().run(name, body);
  }

  @Override
  public Timer after(Duration delay, String name, Runnable body) {
    return real.scheduler().after(delay.dividedBy(times), name, body);
  }

  @Override
  public <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
    return real.scheduler().await(future, bound);
  }
}

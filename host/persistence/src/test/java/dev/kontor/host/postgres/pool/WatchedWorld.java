package dev.kontor.host.postgres.pool;

import dev.kontor.host.world.RealWorld;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** The real world, counting the timers that run. */
final class WatchedWorld implements World, Scheduler, AutoCloseable {

  private final RealWorld real = new RealWorld();
  private final AtomicInteger timers = new AtomicInteger();

  int timers() {
    return timers.get();
  }

  @Override
  public Timer after(Duration delay, String name, Runnable body) {
    timers.incrementAndGet();
    var over = new AtomicBoolean();
    Runnable end =
        () -> {
          if (over.compareAndSet(false, true)) {
            timers.decrementAndGet();
          }
        };
    var timer =
        real.after(
            delay,
            name,
            () -> {
              end.run();
              body.run();
            });
    return () -> {
      end.run();
      timer.cancel();
    };
  }

  @Override
  public void run(String name, Runnable body) {
    real.run(name, body);
  }

  @Override
  public <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
    return real.await(future, bound);
  }

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
  public void close() {
    real.close();
  }
}

package dev.kontor.host.world;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** A world that is as another one, but for what a test has it do otherwise. */
public interface WorldOver extends World, Scheduler {

  /** The other one. */
  World real();

  @Override
  default InstantSource clock() {
    return real().clock();
  }

  @Override
  default long monotonicNanos() {
    return real().monotonicNanos();
  }

  @Override
  default UUID newId() {
    return real().newId();
  }

  @Override
  default RandomGenerator random() {
    return real().random();
  }

  @Override
  default SecureRandom secrets() {
    return real().secrets();
  }

  @Override
  default Scheduler scheduler() {
    return this;
  }

  @Override
  default Network network() {
    return real().network();
  }

  @Override
  default void run(String name, Runnable body) {
    real().scheduler().run(name, body);
  }

  @Override
  default Timer after(Duration delay, String name, Runnable body) {
    return real().scheduler().after(delay, name, body);
  }

  @Override
  default <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
    return real().scheduler().await(future, bound);
  }
}

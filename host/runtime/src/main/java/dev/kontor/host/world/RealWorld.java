package dev.kontor.host.world;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The world as it is: the machine's clocks and chance, virtual threads, one thread that keeps
 * timers, HTTP.
 */
public final class RealWorld implements World, Scheduler, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(RealWorld.class);

  private final SecureRandom secrets = new SecureRandom();
  private final ScheduledThreadPoolExecutor timers;
  private final HttpNetwork network = new HttpNetwork(this);

  /** Begins with no work under way. */
  public RealWorld() {
    timers =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("kontor-timers").daemon().factory());
    // Otherwise a cancelled timer keeps what it refers to alive until it would have been due.
    timers.setRemoveOnCancelPolicy(true);
  }

  @Override
  public InstantSource clock() {
    return InstantSource.system();
  }

  @Override
  public long monotonicNanos() {
    return System.nanoTime();
  }

  @Override
  public UUID newId() {
    return TimeOrderedId.of(clock().millis(), secrets.nextLong(), secrets.nextLong());
  }

  @Override
  public RandomGenerator random() {
    // Each draw is the calling thread's: the generator itself, kept by another, would repeat
    // itself.
    return () -> ThreadLocalRandom.current().nextLong();
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
    Thread.ofVirtual().name(name).start(() -> guarded(name, body));
  }

  @Override
  public Timer after(Duration delay, String name, Runnable body) {
    var due = timers.schedule(() -> run(name, body), delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> due.cancel(false);
  }

  @Override
  public <T> T await(CompletableFuture<T> future, Duration bound) throws TimeoutException {
    try {
      return future.get(bound.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException failed) {
      throw new CompletionException(failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CompletionException(interrupted);
    }
  }

  private static void guarded(String name, Runnable body) {
    try {
      body.run();
    } catch (RuntimeException failed) {
      log.error("{} failed", name, failed);
    }
  }

  /** How many timers are to run yet. */
  public int timers() {
    return timers.getQueue().size();
  }

  /** Forgets all timers, and breaks requests off. Work that has begun goes on. */
  @Override
  public void close() {
    network.close();
    timers.shutdownNow();
  }
}

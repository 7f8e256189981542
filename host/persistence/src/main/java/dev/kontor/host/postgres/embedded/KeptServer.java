package dev.kontor.host.postgres.embedded;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server's process of the moment: when it ends by itself it is started again at the same
 * address, a bounded number of times, each after a longer pause. Thread-safe.
 */
final class KeptServer {

  private static final Logger log = LoggerFactory.getLogger(KeptServer.class);
  private static final int ATTEMPTS = 10;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);

  /** A server that has lived so long was well; what ends it then is counted anew. */
  private static final Duration WELL = Duration.ofMinutes(1);

  private final Start start;
  private final ServerAddress address;
  private final World world;
  private final Consumer<EmbeddedPostgresFailed> givenUp;

  private final ReentrantLock lock = new ReentrantLock();
  private RunningServer server;
  private long startedAt;
  private int attempts;
  private Scheduler.@Nullable Timer next;
  private boolean stopped;

  KeptServer(
      Start start, Start.Started started, World world, Consumer<EmbeddedPostgresFailed> givenUp) {
    this.start = start;
    this.address = started.address();
    this.world = world;
    this.givenUp = givenUp;
    this.server = started.server();
    this.startedAt = world.monotonicNanos();
  }

  /** From now on. */
  void keep() {
    var watched = server;
    if (watched.isChild()) {
      var _ =
          watched
              .process()
              .onExit()
              .thenRun(() -> world.scheduler().run("embedded-postgres-ended", this::startAgain));
    } else {
      lookLater();
    }
  }

  /** Nobody tells the end of a process that a host before this one has started. */
  private void lookLater() {
    next = world.scheduler().after(BETWEEN_LOOKS, "embedded-postgres-look", this::look);
  }

  private void look() {
    locked(() -> {
      if (server.isServing()) {
        lookLater();
      } else {
        startAgain();
      }
    });
  }

  private void startAgain() {
    locked(() -> {
      if (world.monotonicNanos() - startedAt > WELL.toNanos()) {
        attempts = 0;
      }
      log.error("PostgreSQL: process {} has ended by itself", server.process().pid());
      attemptLater("its server ends as soon as it is started");
    });
  }

  private void attemptLater(String reason) {
    if (attempts == ATTEMPTS) {
      givenUp.accept(
          new EmbeddedPostgresFailed(
              "embedded PostgreSQL: ended by itself and could not be started again in %d attempts: %s"
                  .formatted(ATTEMPTS, reason)));
      return;
    }
    next = world.scheduler().after(pause(), "embedded-postgres-again", () -> locked(this::attempt));
    attempts++;
  }

  private Duration pause() {
    var doubled = FIRST_PAUSE.multipliedBy(1L << attempts).dividedBy(2);
    return doubled.compareTo(LONGEST_PAUSE) < 0 ? doubled : LONGEST_PAUSE;
  }

  private void attempt() {
    try {
      server = start.again(address);
      startedAt = world.monotonicNanos();
      log.info("PostgreSQL: started again, process {}", server.process().pid());
      keep();
    } catch (IOException | RuntimeException failed) {
      log.warn("PostgreSQL: attempt {} to start it again failed: {}", attempts, failed.toString());
      attemptLater(String.valueOf(failed.getMessage()));
    }
  }

  /** Stops it for good; a start that is under way is waited for. Idempotent. */
  void stop() {
    locked(() -> {
      stopped = true;
      if (next != null) {
        next.cancel();
      }
    });
    server.stop();
  }

  private void locked(Runnable body) {
    lock.lock();
    try {
      if (!stopped) {
        body.run();
      }
    } finally {
      lock.unlock();
    }
  }
}

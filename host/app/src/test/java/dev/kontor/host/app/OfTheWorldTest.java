package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rule about the world sees what it is to see: each class here breaks it in one way. */
@SuppressWarnings({"unused", "TimeUnitConversionChecker", "InstantNow"})
final class OfTheWorldTest {

  private static boolean isAllowed(Class<?>... types) {
    var rule = ArchitectureTest.time_chance_and_threads_come_from_the_world;
    return !rule.evaluate(new ClassFileImporter().importClasses(types)).hasViolation();
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ReadsTheClock.class,
        HandsTheClockOn.class,
        HandsChanceOn.class,
        MakesAClock.class,
        MakesAThread.class,
        ConstructsAThread.class,
        Parks.class,
        TriesALockForAWhile.class,
        AwaitsForAWhile.class,
        GetsForAWhile.class,
        DelaysAnExecutor.class,
        TimesOut.class,
        RunsElsewhere.class,
        AsksOthers.class
      })
  void what_is_the_worlds_is_found(Class<?> type) {
    assertThat(isAllowed(type)).isFalse();
  }

  @Test
  void what_is_not_is_left_alone() {
    assertThat(isAllowed(LocksAndCompletes.class)).isTrue();
  }

  static final class ReadsTheClock {
    Instant now() {
      return Instant.now();
    }
  }

  static final class HandsTheClockOn {
    final Supplier<Instant> clock = Instant::now;
  }

  static final class HandsChanceOn {
    final Supplier<UUID> ids = UUID::randomUUID;
  }

  static final class MakesAClock {
    final Clock clock = Clock.system(java.time.ZoneOffset.UTC);
  }

  static final class MakesAThread {
    final Thread thread = Thread.ofPlatform().unstarted(() -> {});
  }

  static final class ConstructsAThread {
    final Thread thread = new Thread(() -> {});
  }

  static final class Parks {
    void park() {
      LockSupport.parkNanos(1);
    }
  }

  static final class TriesALockForAWhile {
    boolean locked(ReentrantLock lock) throws InterruptedException {
      return lock.tryLock(1, TimeUnit.SECONDS);
    }
  }

  static final class AwaitsForAWhile {
    boolean done(CountDownLatch latch) throws InterruptedException {
      return latch.await(1, TimeUnit.SECONDS);
    }
  }

  static final class GetsForAWhile {
    Object got(CompletableFuture<Object> future) throws Exception {
      return future.get(1, TimeUnit.SECONDS);
    }
  }

  static final class DelaysAnExecutor {
    final Object later = CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS);
  }

  static final class TimesOut {
    CompletableFuture<Object> within(CompletableFuture<Object> future) {
      return future.orTimeout(1, TimeUnit.SECONDS);
    }
  }

  static final class RunsElsewhere {
    final CompletableFuture<String> elsewhere = CompletableFuture.supplyAsync(() -> "elsewhere");
  }

  static final class AsksOthers {
    final Object client = HttpClient.newHttpClient();
  }

  /** What production code does in the same classes, and may. */
  static final class LocksAndCompletes {

    private final ReentrantLock lock = new ReentrantLock();

    boolean completed(CompletableFuture<List<Duration>> future) {
      lock.lock();
      try {
        return future.completeAsync(List::of, Runnable::run).isDone();
      } finally {
        lock.unlock();
      }
    }
  }
}

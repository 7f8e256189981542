package dev.kontor.host.tenancy;

import dev.kontor.host.world.Scheduler;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Work that goes on beside its callers, and that a host which stops waits for. Thread-safe. */
final class Finishing {

  private final Scheduler scheduler;
  private final Set<Work> underWay = ConcurrentHashMap.newKeySet();

  Finishing(Scheduler scheduler) {
    this.scheduler = scheduler;
  }

  void run(String name, Runnable body) {
    var work = new Work(body);
    underWay.add(work);
    scheduler.run(name, () -> finish(work));
  }

  private void finish(Work work) {
    try {
      work.body.run();
    } finally {
      underWay.remove(work);
      work.done.complete(null);
    }
  }

  /** Waits for all of it, and for what it leaves to finish; says how much is left after a bound. */
  int await(Supplier<Duration> bound) {
    while (!underWay.isEmpty()) {
      var all = underWay.stream().map(work -> work.done).toArray(CompletableFuture<?>[]::new);
      try {
        scheduler.await(CompletableFuture.allOf(all), bound.get());
      } catch (TimeoutException late) {
        return underWay.size();
      }
    }
    return 0;
  }

  /** Equal to itself only. */
  private static final class Work {

    private final Runnable body;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Work(Runnable body) {
      this.body = body;
    }
  }
}

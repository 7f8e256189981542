package dev.kontor.simulation;

import dev.kontor.simulation.schedule.HostDied;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.Schedule;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Has things done on hosts, from the thread that drives the run. */
record Steps(Schedule schedule, Runnable afterEach) {

  /** Begins something on a host; what comes of it is told later, {@link HostDied} if it dies. */
  <T extends @Nullable Object> CompletableFuture<T> begin(
      Life life, String name, Supplier<T> body) {
    var result = new CompletableFuture<T>();
    var _ =
        schedule.after(
            life,
            0,
            name,
            () -> {
              try {
                result.complete(body.get());
              } catch (RuntimeException | Error failed) {
                result.completeExceptionally(failed);
                if (failed instanceof Error error) {
                  throw error;
                }
              }
            });
    return result;
  }

  /** Runs steps until it holds, or this much time has passed, or nothing is left; says whether. */
  boolean until(BooleanSupplier condition, Duration within) {
    long end = schedule.now() + within.toNanos();
    while (!condition.getAsBoolean()) {
      var next = schedule.nextDue();
      if (next == null || next > end) {
        schedule.passTo(end);
        return condition.getAsBoolean();
      }
      schedule.step();
      afterEach.run();
    }
    return true;
  }
}

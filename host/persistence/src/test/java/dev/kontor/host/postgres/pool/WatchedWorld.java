package dev.kontor.host.postgres.pool;

import dev.kontor.host.world.RealWorld;
import dev.kontor.host.world.World;
import dev.kontor.host.world.WorldOver;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** The real world, counting the timers that run. */
final class WatchedWorld implements WorldOver, AutoCloseable {

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
  public World real() {
    return real;
  }

  @Override
  public void close() {
    real.close();
  }
}

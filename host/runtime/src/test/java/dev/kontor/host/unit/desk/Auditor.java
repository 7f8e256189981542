package dev.kontor.host.unit.desk;

import dev.kontor.tenant.handling.Intercepted;
import dev.kontor.tenant.handling.Interceptor;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Inside the porter: does what the test says when all else is done. */
@Singleton
@Order(1)
@Requires(property = "desk.guarded")
public final class Auditor implements Interceptor {

  public Runnable after = () -> {};

  /** Whether failures are swallowed here, which no interceptor should do. */
  public boolean isCareless;

  private final Desk desk;

  Auditor(Desk desk) {
    this.desk = desk;
  }

  @Override
  public <R extends @Nullable Object> R around(Intercepted unit, Supplier<R> proceed) {
    R result = isCareless ? carelessly(proceed) : proceed.get();
    desk.ran.add("audited");
    after.run();
    return result;
  }

  @SuppressWarnings("NullAway")
  private static <R extends @Nullable Object> R carelessly(Supplier<R> proceed) {
    try {
      return proceed.get();
    } catch (RuntimeException swallowed) {
      return null;
    }
  }
}

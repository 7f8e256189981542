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

  private final Desk desk;

  Auditor(Desk desk) {
    this.desk = desk;
  }

  @Override
  public <R extends @Nullable Object> R around(Intercepted unit, Supplier<R> proceed) {
    R result = proceed.get();
    desk.ran.add("audited");
    after.run();
    return result;
  }
}

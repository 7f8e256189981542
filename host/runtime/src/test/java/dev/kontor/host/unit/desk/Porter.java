package dev.kontor.host.unit.desk;

import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.handling.Intercepted;
import dev.kontor.tenant.handling.Interceptor;
import io.micronaut.context.annotation.Requires;
import io.micronaut.core.annotation.Order;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The outermost: lets nobody in who is called a thief. */
@Singleton
@Order(-1)
@Requires(property = "desk.guarded")
final class Porter implements Interceptor {

  private final Desk desk;

  Porter(Desk desk) {
    this.desk = desk;
  }

  @Override
  public <R extends @Nullable Object> R around(Intercepted unit, Supplier<R> proceed) {
    if (unit.cause().principal().equals("thief")) {
      throw new NotAllowed("no thieves");
    }
    desk.ran.add("in " + unit.getClass().getSimpleName());
    R result = proceed.get();
    desk.ran.add("out");
    return result;
  }
}

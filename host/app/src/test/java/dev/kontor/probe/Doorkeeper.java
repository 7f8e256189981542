package dev.kontor.probe;

import dev.kontor.tenant.NotAllowed;
import dev.kontor.tenant.handling.Intercepted;
import dev.kontor.tenant.handling.Intercepted.OfCommand;
import dev.kontor.tenant.handling.Interceptor;
import jakarta.inject.Singleton;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Lets nobody count the forbidden name. */
@Singleton
final class Doorkeeper implements Interceptor {

  @Override
  public <R extends @Nullable Object> R around(Intercepted unit, Supplier<R> proceed) {
    R result = proceed.get();
    if (unit instanceof OfCommand(Tally tally, var cause) && tally.name().equals("forbidden")) {
      throw new NotAllowed("'%s' may not count that".formatted(cause.principal()));
    }
    return result;
  }
}

package dev.kontor.host.tenancy;

import io.micronaut.context.ApplicationContext;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A request's way through its tenant's context, as the request wants it. Used once. */
public interface Passage {

  /**
   * Has the controller called by {@link Visit#call}, unless the request was answered before; gives
   * what is to be answered. On the thread that may wait.
   */
  @Nullable Object through(Visit visit, Function<ApplicationContext, @Nullable Object> controller);
}

package dev.kontor.host.context;

import io.micronaut.context.ApplicationContext;
import io.micronaut.core.propagation.PropagatedContextElement;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a request carries from the filter that let it into a tenant's context to the thread that
 * runs its controller.
 */
public interface Entered extends PropagatedContextElement {

  /** The running context that the request has entered. */
  RunningContext context();

  /**
   * Has the controller called inside the context, on the calling thread, with the tenant's beans at
   * hand; gives what is to be answered.
   */
  @Nullable Object inside(Function<ApplicationContext, @Nullable Object> controller);
}

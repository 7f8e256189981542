package dev.kontor.host.unit;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.handling.Intercepted;
import dev.kontor.tenant.handling.Intercepted.OfCommand;
import dev.kontor.tenant.handling.Intercepted.OfFollowUp;
import dev.kontor.tenant.handling.Intercepted.OfQuery;
import dev.kontor.tenant.handling.Interceptor;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.BeanContext;
import io.micronaut.context.BeanRegistration;
import io.micronaut.core.order.OrderUtil;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A context's interceptors, made when its first unit is. Thread-safe. */
final class Interceptors {

  private final BeanContext beans;
  private volatile @Nullable List<Interceptor> outermostFirst;

  Interceptors(BeanContext beans) {
    this.beans = beans;
  }

  /**
   * Runs the body inside all of them.
   *
   * @param message a command, a query, or a follow-up as they see it
   */
  <R extends @Nullable Object> R around(Object message, Metadata cause, Supplier<R> body) {
    var all = outermostFirst == null ? find() : outermostFirst;
    return all.isEmpty() ? body.get() : around(all, intercepted(message, cause), body);
  }

  private static <R extends @Nullable Object> R around(
      List<Interceptor> all, Intercepted unit, Supplier<R> body) {
    var whole = body;
    for (var interceptor : all.reversed()) {
      var inner = whole;
      whole = () -> interceptor.around(unit, inner);
    }
    return whole.get();
  }

  private static Intercepted intercepted(Object message, Metadata cause) {
    return switch (message) {
      case Command<?> command -> new OfCommand(command, cause);
      case Query<?> query -> new OfQuery(query, cause);
      case OfFollowUp followUp -> followUp;
      default ->
          throw new IllegalArgumentException(
              "%s begins no unit; expected a command, a query or a follow-up"
                  .formatted(message.getClass().getName()));
    };
  }

  private List<Interceptor> find() {
    Comparator<BeanRegistration<Interceptor>> byOrder = OrderUtil.COMPARATOR::compare;
    var found =
        beans.getBeanRegistrations(Interceptor.class).stream()
            .sorted(byOrder.thenComparing(it -> it.bean().getClass().getName()))
            .map(BeanRegistration::bean)
            .toList();
    outermostFirst = found;
    return found;
  }
}

package dev.kontor.host.message;

import dev.kontor.host.message.Catalog.Metering;
import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Order;
import io.micronaut.context.BeanContext;
import java.time.Duration;

/**
 * An after-commit handler and how its runs are run.
 *
 * @param name what its runs are stored under
 * @param pause before the second attempt
 */
public record AfterCommitMethod(
    String name, HandlerMethod handler, Order order, int attempts, Duration pause, int atOnce) {

  static AfterCommitMethod of(HandlerMethod handler, Metering metering) {
    var method = handler.method();
    var name = method.stringValue(AfterCommit.class).orElseThrow();
    return new AfterCommitMethod(
        name,
        metering.of(Kind.FOLLOW_UP, handler, name),
        method.enumValue(AfterCommit.class, "order", Order.class).orElse(Order.STREAM),
        method.intValue(AfterCommit.class, "attempts").orElse(10),
        Duration.parse(method.stringValue(AfterCommit.class, "pause").orElse("PT0.1S")),
        method.intValue(AfterCommit.class, "atOnce").orElse(4));
  }

  /** Runs it in this context. */
  public void call(BeanContext beans, Object message, FollowUp followUp) {
    if (handler.method().getArguments().length == 1) {
      handler.call(beans, message);
    } else {
      handler.call(beans, message, followUp);
    }
  }

  /** Whether it takes the event itself, not what phase one returned. */
  public boolean takes(Class<?> argument) {
    return handler.message().isAssignableFrom(argument);
  }
}

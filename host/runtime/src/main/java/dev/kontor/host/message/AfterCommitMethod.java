package dev.kontor.host.message;

import dev.kontor.host.message.Catalog.Metering;
import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Order;
import io.micronaut.context.BeanContext;
import java.lang.annotation.Annotation;
import java.time.Duration;

/**
 * An after-commit handler, or a receiver of activities, and how its runs are run.
 *
 * @param name what its runs are stored under
 * @param pause before the second attempt
 * @param receives whether it takes what other tenants have sent, not what this one has raised
 */
public record AfterCommitMethod(
    String name,
    HandlerMethod handler,
    Order order,
    int attempts,
    Duration pause,
    int atOnce,
    boolean receives) {

  static AfterCommitMethod of(HandlerMethod handler, Metering metering) {
    return of(AfterCommit.class, handler, metering);
  }

  static AfterCommitMethod ofReceiver(HandlerMethod handler, Metering metering) {
    return of(Receives.class, handler, metering);
  }

  /** Both annotations say the same, but that receivers always keep to the order of a sender. */
  private static AfterCommitMethod of(
      Class<? extends Annotation> annotation, HandlerMethod handler, Metering metering) {
    var method = handler.method();
    var name = method.stringValue(annotation).orElseThrow();
    return new AfterCommitMethod(
        name,
        metering.of(Kind.FOLLOW_UP, handler, name),
        method.enumValue(annotation, "order", Order.class).orElse(Order.STREAM),
        method.intValue(annotation, "attempts").orElse(10),
        Duration.parse(method.stringValue(annotation, "pause").orElse("PT0.1S")),
        method.intValue(annotation, "atOnce").orElse(4),
        annotation == Receives.class);
  }

  /** Runs it in this context. */
  public void call(BeanContext beans, Object message, FollowUp followUp) {
    if (actsOutside()) {
      handler.call(beans, message, followUp);
    } else {
      handler.call(beans, message);
    }
  }

  /** Whether it wants to know of its run, as who acts outside of the database does, for its id. */
  public boolean actsOutside() {
    return handler.method().getArguments().length > 1;
  }

  /** Whether it takes the event itself, not what phase one returned. */
  public boolean takes(Class<?> argument) {
    return handler.message().isAssignableFrom(argument);
  }
}

package dev.kontor.tenant.saga;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A step of a {@link Saga}. A step that also takes a {@link dev.kontor.tenant.DomainEvent} waits
 * until such an event is the {@linkplain Sagas#answer answer}; each answer is taken once. A step
 * that takes a {@link dev.kontor.tenant.handling.FollowUp} gets its run, whose id makes effects
 * outside idempotent.
 *
 * <p>It is refused when it throws a {@link dev.kontor.tenant.DomainException}, or says that
 * something asked for doesn't exist or can't be; what it did is then rolled back. When it throws
 * {@link dev.kontor.tenant.MessageSkipped}, it had nothing to do, and is done. Anything else is a
 * failure, and it is tried again.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Step {

  /** Its name, one of the saga's steps. */
  String value();

  /**
   * How long it may take from when the one before it was done, as an ISO 8601 duration, by the
   * tenant's clock; empty: as long as it likes. A step that waits between two attempts hears of it
   * at the next one.
   */
  String within() default "";

  /** How often it is tried before it counts as refused; from 1 to 10. */
  int attempts() default 10;
}

package dev.kontor.tenant.timer;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Raises the event that this method returns, again and again, at the times that an expression says
 * of the tenant's clock; null raises none. Its one argument, if it wants one, is the {@link
 * java.time.Instant} that it was due at.
 *
 * <p>The next time is kept in the tenant's database, and a sleeping tenant is woken for it. Times
 * that passed while the tenant could not run count as one, the first of them. The method runs as an
 * after-commit handler does: in a unit of its own, tried again when it throws, and at last parked,
 * which holds up no later time.
 *
 * <p>Where clocks are put forward, a time that the day doesn't have comes later by as much; where
 * they are put back, one that the day has twice comes the first time only. Expressions for every
 * hour ({@code *}) go on by the hour.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Cron {

  /** Unique in the application. Stored, so never change it. */
  String name();

  /**
   * Minute, hour, day of month, month and day of week, with a second before them if wanted: {@code
   * 0 8 * * MON-FRI}.
   */
  String value();

  /** Whose clock it means: {@code Europe/Berlin}. */
  String zone() default "UTC";
}

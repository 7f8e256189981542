package dev.kontor.tenant.handling;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs around each unit of work of its context: looks who wants what, keeps what must hold before
 * and after, notes how long it took. Every bean that is one does, whatever module it is of; those
 * with a lower {@link io.micronaut.core.annotation.Order} are further outside, those with the same
 * are in the order of their names.
 *
 * <p>It is inside the unit's transaction: what it throws rolls the unit back, what it raises is the
 * unit's. What {@code proceed} throws may be replaced, but not swallowed: the unit is rolled back
 * ({@link dev.kontor.tenant.UnexpectedRollback}). Commands that are sent inside a unit are a part
 * of it, and are not intercepted.
 */
public interface Interceptor {

  /**
   * Has the rest done by calling {@code proceed} once, and gives what that gave. When it returns,
   * the handlers before the commit have run, and nothing is committed yet.
   */
  <R extends @Nullable Object> R around(Intercepted unit, Supplier<R> proceed);
}

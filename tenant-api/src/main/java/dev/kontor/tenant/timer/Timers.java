package dev.kontor.tenant.timer;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantContext;
import java.time.Duration;
import java.time.Instant;

/**
 * Raises events later, by the tenant's clock. Used inside a unit of work, and part of it: a timer
 * is set, or taken back, when the unit commits, and not at all if it doesn't.
 *
 * <p>A timer is kept in the tenant's database. When it is due, its event is raised exactly once, in
 * a unit of its own, and handled as any other; a sleeping tenant is woken for it. What was due
 * while the tenant could not run (suspended, its host down) is raised as soon as it can. If the
 * event's handlers refuse it, it is tried again and at last parked, as a follow-up is.
 *
 * <p>A name stands for one timer of the tenant: setting it again replaces the one before. Begin it
 * with what it is about: {@code offer-4711-expires}.
 */
public interface Timers {

  /** Raises the event then; at once, if that is past. */
  void at(String name, Instant when, DomainEvent event);

  /** Raises the event after so much time from now. */
  default void after(String name, Duration delay, DomainEvent event) {
    at(name, TenantContext.current().now().plus(delay), event);
  }

  /** Raises the event then, by a timer whose new name it returns. */
  default String at(Instant when, DomainEvent event) {
    var name = TenantContext.current().newId().toString();
    at(name, when, event);
    return name;
  }

  /** Raises the event after so much time from now, by a timer whose new name it returns. */
  default String after(Duration delay, DomainEvent event) {
    return at(TenantContext.current().now().plus(delay), event);
  }

  /** Takes a timer back; nothing if there is none of this name, or none any more. */
  void cancel(String name);
}

package dev.kontor.tenant.handling;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Phase two: runs after the commit, in a unit of work of its own, with the event or with what a
 * {@link BeforeCommit} handler of the event returned; its first argument says which. Runs that wait
 * behind one another in a queue may be parts of one unit, each of which is done as a whole or not
 * at all; those of a handler that wants a {@link FollowUp} never are.
 *
 * <p>That it is due is stored with the event, so it runs even if the host dies in between. What it
 * writes in the tenant's database happens exactly once; what it does outside (a mail, a request) at
 * least once, and {@link FollowUp#id()}, a second argument for who does so, makes that idempotent.
 *
 * <p>When it throws, its unit is rolled back and it runs again later, with growing pauses; after
 * the last attempt it is parked as a dead letter until somebody replays or discards it.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface AfterCommit {

  /** The handler's name, unique in the application. Stored, so never change it. */
  String value();

  /** Which runs wait for which. */
  Order order() default Order.STREAM;

  /** How often it is tried before it is parked; from 1. */
  int attempts() default 10;

  /** The pause before the second attempt, as an ISO 8601 duration; each later one is twice it. */
  String pause() default "PT0.1S";

  /** How many of its runs may be under way at once in one tenant's context; from 1. */
  int atOnce() default 4;
}

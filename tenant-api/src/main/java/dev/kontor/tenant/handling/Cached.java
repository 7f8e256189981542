package dev.kontor.tenant.handling;

import dev.kontor.tenant.DomainEvent;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps the answers of a query's {@link Handler} in the tenant's context, by equal queries, until
 * an event comes that makes them wrong. Who asks after a command was answered never gets an answer
 * from before it, as far as the command raised such events in this process; inside a unit of work
 * nothing is taken from here.
 *
 * <p>For queries that are records, whose answers are immutable and say nothing but what those
 * events have made of the database. What was refused, and null, is not kept.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Cached {

  /** The events that may change an answer; of an interface, all that are of it. */
  Class<? extends DomainEvent>[] by();

  /** So many answers are kept; from 1. */
  int most() default 1000;

  /** An answer is kept so long at most, as an ISO 8601 duration: for writes that nobody sees. */
  String within() default "PT10M";
}

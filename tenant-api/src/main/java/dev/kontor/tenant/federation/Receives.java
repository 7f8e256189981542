package dev.kontor.tenant.federation;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Receives an {@link Activity} that another tenant has sent to this one; the method's first
 * argument says which. It runs as an {@link dev.kontor.tenant.handling.AfterCommit} handler does:
 * in a unit of work of its own, whose effect in the tenant's database happens exactly once, tried
 * again when it throws, and parked at last; a {@link dev.kontor.tenant.handling.FollowUp} may be
 * its second argument. What one tenant has sent is received in that order: a parked one holds those
 * behind it.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Receives {

  /** The method's name among handlers, unique in the application. Stored, so never change it. */
  String value();

  /** How often it is tried before it is parked; from 1. */
  int attempts() default 10;

  /** The pause before the second attempt, as an ISO 8601 duration; each later one is twice it. */
  String pause() default "PT0.1S";

  /** How many senders' activities may be received at once in one tenant's context; from 1. */
  int atOnce() default 4;
}

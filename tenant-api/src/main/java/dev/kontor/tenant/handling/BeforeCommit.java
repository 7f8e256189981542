package dev.kontor.tenant.handling;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Phase one of an event: runs inside the transaction that raised it, before the commit. If it
 * throws, nothing of the unit is kept.
 *
 * <p>What it returns, a record, is stored for the {@link AfterCommit} handlers of that record's
 * type; null stores nothing.
 *
 * <p>Handlers of one event run by ascending {@link #order}, then by class and method name.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface BeforeCommit {

  /** Lower runs earlier. */
  int order() default 0;
}

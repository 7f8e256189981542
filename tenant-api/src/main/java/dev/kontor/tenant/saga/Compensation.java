package dev.kontor.tenant.saga;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Undoes a step of a {@link Saga} that was done, when a later one could not be. Takes the state as
 * it is then, and may return another.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Compensation {

  /** The step that it undoes. */
  String value();
}

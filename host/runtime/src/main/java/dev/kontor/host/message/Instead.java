package dev.kontor.host.message;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What is done in place of a run of an after-commit handler that failed: takes the handler's
 * message, the {@link dev.kontor.tenant.handling.FollowUp} and the {@link RuntimeException}, in a
 * unit of its own, with which the run is done. If it throws the exception on, the run has failed.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Instead {

  /** The handler's name. */
  String value();
}

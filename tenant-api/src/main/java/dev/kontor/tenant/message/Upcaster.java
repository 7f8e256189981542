package dev.kontor.tenant.message;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Brings the stored data of an event from one version to the next, wherever it is read; what is
 * stored is never changed. A method of a class of {@link Upcasters}, from a {@code Map<String,
 * Object>} to one; the map that it gets is its own, to change and return.
 *
 * <p>Objects are maps, arrays are lists, and absent fields are absent. Each version of an {@link
 * EventType} below its newest has exactly one, or the host does not start.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Upcaster {

  /** The name that the event is stored under. */
  String type();

  /** The version of the data that it takes; it returns that of the next. */
  int from();
}

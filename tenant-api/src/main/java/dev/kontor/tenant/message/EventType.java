package dev.kontor.tenant.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name and version that an event is stored under. They outlive the class's name: never change
 * the name; when old data no longer fits the record, raise the version and add an {@link Upcaster}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventType {

  /** Unique in the application, beginning with the module's name: {@code shipping.cargo-booked}. */
  String value();

  /** The version of the data's shape, from 1. */
  int version() default 1;
}

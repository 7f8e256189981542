package dev.kontor.tenant.federation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which kind of grant lets this {@link Activity} in. A tenant that was asked for such a grant and
 * allows it takes these activities from the one who asked; the one who asked takes them from the
 * tenant asked as soon as it has asked.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsGrant {

  /** The kind, beginning with the module's name: {@code systems.use}. */
  String value();
}

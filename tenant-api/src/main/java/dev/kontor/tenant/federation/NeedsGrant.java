package dev.kontor.tenant.federation;

import dev.kontor.tenant.federation.Grant.Side;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which kind of grant lets this {@link Activity} in. A tenant that was asked for such a grant and
 * allows it takes these activities from the one who asked; the one who asked takes them from the
 * tenant asked as soon as it has asked. Where only one of both has it to say, {@link #by} says so,
 * and from the other it is never taken.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface NeedsGrant {

  /** The kind, beginning with the module's name: {@code systems.use}. */
  String value();

  /** Who of both may say it. */
  By by() default By.EITHER;

  /** Who says an activity under a grant. */
  enum By {

    /** The one who asked for the grant, and the one who was asked. */
    EITHER,

    /** Who asked, once it is allowed. */
    ASKER,

    /** Who was asked: what comes back. */
    ASKED;

    /** Whether the tenant that keeps this side of the grant may hear it from the other. */
    public boolean isHeardBy(Side side) {
      return switch (side) {
        case GIVEN -> this != ASKED;
        case HELD -> this != ASKER;
      };
    }
  }
}

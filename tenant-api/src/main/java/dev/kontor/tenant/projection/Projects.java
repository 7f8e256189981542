package dev.kontor.tenant.projection;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A {@link Projection}'s method that enters an event into its tables. Its first argument says which
 * events; a {@link dev.kontor.tenant.message.Metadata} beside it is what is known of the event.
 *
 * <p>It depends on nothing but the event and its own tables, writes nothing else, and raises
 * nothing.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Projects {}

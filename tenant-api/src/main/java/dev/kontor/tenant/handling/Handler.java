package dev.kontor.tenant.handling;

import io.micronaut.context.annotation.Executable;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The method that does what a command asks, or answers a query: its first argument says which. Each
 * command and query has exactly one, or the context does not start.
 *
 * <p>A command's handler runs in a unit of work: what it writes and the events that it raises are
 * committed together, or not at all. It may be run again when another unit was faster, so it does
 * nothing outside the tenant's database; that is what {@link AfterCommit} is for.
 */
@Documented
@Executable
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Handler {}

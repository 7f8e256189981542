/**
 * Tasks inside a tenant's context: a stream of events each, moved on by the follow-ups of their
 * steps.
 *
 * <p>Beans of tenants' contexts. May import the programming model, {@code unit} and {@code
 * message}.
 */
@NullMarked
package dev.kontor.process.task;

import org.jspecify.annotations.NullMarked;

/**
 * Sagas inside a tenant's context: each a stream of events, moved on by the follow-ups of them.
 *
 * <p>Beans of tenants' contexts. May import the programming model, {@code unit} and {@code
 * message}.
 */
@NullMarked
package dev.kontor.process.saga;

import org.jspecify.annotations.NullMarked;

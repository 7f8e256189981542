/**
 * Decided aggregates: pure functions from a command and a state to events, kept as streams.
 *
 * <p>Entry type: {@link dev.kontor.tenant.aggregate.Decider}. May import the messages.
 */
@NullMarked
package dev.kontor.tenant.aggregate;

import org.jspecify.annotations.NullMarked;

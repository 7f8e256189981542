/**
 * Aggregates of both kinds: decided ones, pure functions from a command and a state to events, kept
 * as streams; and stored ones, kept as rows, that raise events from their own methods.
 *
 * <p>Entry types: {@link dev.kontor.tenant.aggregate.Decider} and {@link
 * dev.kontor.tenant.aggregate.StoredAggregate}. May import the messages.
 */
@NullMarked
package dev.kontor.tenant.aggregate;

import org.jspecify.annotations.NullMarked;

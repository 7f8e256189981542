package dev.kontor.host.unit;

import org.jspecify.annotations.Nullable;

/**
 * A due run of an after-commit handler, as the database keeps it.
 *
 * @param number its place in the order of all runs; out of the same count as events' positions, and
 *     greater than its event's
 * @param handler the handler's stored name
 * @param queue the stream whose runs of this handler wait for one another; null: none waits
 * @param event the position of the event that it follows
 * @param data JSON of what phase one returned; null: the handler takes the event itself
 * @param attempts how often it has failed so far
 */
public record StoredFollowUp(
    long number,
    String handler,
    @Nullable String queue,
    long event,
    @Nullable String data,
    int attempts) {}

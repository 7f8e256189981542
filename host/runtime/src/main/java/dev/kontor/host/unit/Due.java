package dev.kontor.host.unit;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up with all that running it takes.
 *
 * @param again when it is to be tried again; null: at once
 * @param isParked whether it is a dead letter, which holds its queue
 */
public record Due(
    StoredFollowUp followUp, StoredEvent event, @Nullable Instant again, boolean isParked) {}

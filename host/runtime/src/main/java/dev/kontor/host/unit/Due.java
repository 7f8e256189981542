package dev.kontor.host.unit;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A follow-up with all that running it takes.
 *
 * @param again when it is to be tried again; null: at once
 * @param isParked whether it is a dead letter, which holds its queue
 */
public record Due(
    StoredFollowUp followUp, StoredEvent event, @Nullable Instant again, boolean isParked) {

  /** The run's id for the world outside: the same at each attempt, and unique. */
  public UUID id() {
    return FollowUpId.of(event.metadata().id(), followUp.number());
  }
}

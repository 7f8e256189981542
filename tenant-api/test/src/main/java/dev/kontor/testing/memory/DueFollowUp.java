package dev.kontor.testing.memory;

import dev.kontor.tenant.message.Metadata;
import java.util.UUID;

/**
 * A run of an after-commit handler that is due.
 *
 * @param id the same at each attempt
 * @param handler its name
 * @param message the event, or what phase one returned, or what has come from another tenant
 * @param cause the event that it follows
 */
public record DueFollowUp(UUID id, String handler, Object message, Metadata cause) {

  @Override
  public String toString() {
    return "%s ← %s".formatted(handler, message);
  }
}

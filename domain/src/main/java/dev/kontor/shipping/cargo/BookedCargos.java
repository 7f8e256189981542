package dev.kontor.shipping.cargo;

import dev.kontor.tenant.Query;
import java.util.Set;

/**
 * Which of these were booked. No cargo can tell: each knows itself only.
 *
 * <p>Answered by the list of all cargos.
 */
public record BookedCargos(Set<TrackingId> asked) implements Query<Set<TrackingId>> {

  /** Copies the ids. */
  public BookedCargos {
    asked = Set.copyOf(asked);
  }
}

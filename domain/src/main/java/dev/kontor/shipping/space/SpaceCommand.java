package dev.kontor.shipping.space;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.Command;

/** What can be asked of a voyage's free places. */
public sealed interface SpaceCommand extends Command<Void> {

  /** The voyage that it is for. */
  VoyageNumber voyage();

  /**
   * A cargo wants a place. One that has one keeps it, so this may be asked again.
   *
   * @param most how many places there are
   */
  record ReserveSpace(VoyageNumber voyage, TrackingId cargo, int most) implements SpaceCommand {}

  /** A cargo needs its place no more. */
  record ReleaseSpace(VoyageNumber voyage, TrackingId cargo) implements SpaceCommand {}
}

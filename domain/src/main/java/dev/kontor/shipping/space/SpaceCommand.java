package dev.kontor.shipping.space;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.Command;

/** What can be asked of a voyage's free places. */
public sealed interface SpaceCommand extends Command<Void> {

  /** The voyage that it is for. */
  VoyageNumber voyage();

  /**
   * A cargo wants a place. A rebooking that has one keeps it, so this may be asked again.
   *
   * @param rebooking which of the cargo's rebookings wants it: one that comes to nothing gives back
   *     its own places only
   * @param most how many places there are
   */
  record ReserveSpace(VoyageNumber voyage, TrackingId cargo, String rebooking, int most)
      implements SpaceCommand {}

  /** A rebooking needs its place no more. */
  record ReleaseSpace(VoyageNumber voyage, TrackingId cargo, String rebooking)
      implements SpaceCommand {}
}

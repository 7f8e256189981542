package dev.kontor.shipping.delivery;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Instant;

/** One part of an itinerary: on board of one voyage, from one location to another. */
public record Leg(
    VoyageNumber voyage, UnLocode load, UnLocode unload, Instant loadTime, Instant unloadTime) {

  /** A leg leads somewhere else, and takes time. */
  public Leg {
    if (load.equals(unload)) {
      throw new MessageUnprocessable(
          "a leg with voyage '%s' loads and unloads at %s; expected two locations"
              .formatted(voyage, load));
    }
    if (!unloadTime.isAfter(loadTime)) {
      throw new MessageUnprocessable(
          "the leg from %s to %s with voyage '%s' loads at %s and unloads at %s; expected it to unload later"
              .formatted(load, unload, voyage, loadTime, unloadTime));
    }
  }

  /** What begins it. */
  public HandlingActivity loading() {
    return new HandlingActivity(HandlingType.LOAD, load, voyage);
  }

  /** What ends it. */
  public HandlingActivity unloading() {
    return new HandlingActivity(HandlingType.UNLOAD, unload, voyage);
  }
}

package dev.kontor.shipping.delivery;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageUnprocessable;
import org.jspecify.annotations.Nullable;

/**
 * Something done, or to be done, to a cargo: what, where and, when loading and unloading, on which
 * voyage.
 */
public record HandlingActivity(
    HandlingType type, UnLocode location, @Nullable VoyageNumber voyage) {

  /** Loading and unloading need a voyage; all else happens ashore. */
  public HandlingActivity {
    if (type.needsVoyage() && voyage == null) {
      throw new MessageUnprocessable(
          "%s at %s names no voyage; expected the voyage that it is done on"
              .formatted(type, location));
    }
    if (!type.needsVoyage() && voyage != null) {
      throw new MessageUnprocessable(
          "%s at %s names the voyage '%s'; expected none, since it is done ashore"
              .formatted(type, location, voyage));
    }
  }

  /** The activity that was kept as these texts. */
  public static HandlingActivity kept(String type, String location, @Nullable String voyage) {
    return new HandlingActivity(
        HandlingType.valueOf(type),
        new UnLocode(location),
        voyage == null ? null : new VoyageNumber(voyage));
  }
}

package dev.kontor.shipping.handling;

import dev.kontor.shipping.cargo.BookedCargos;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.handling.Registration.Refused;
import dev.kontor.shipping.handling.Registration.Registered;
import dev.kontor.shipping.location.Locations;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.shipping.voyage.Voyages;
import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether reports speak of what exists, and of what can have happened. */
@Singleton
final class Plausibility {

  private final TenantContext context;
  private final Locations locations;
  private final Voyages voyages;

  Plausibility(TenantContext context, Locations locations, Voyages voyages) {
    this.context = context;
    this.locations = locations;
    this.voyages = voyages;
  }

  /** All of them at once, since each look at what exists is a round trip. */
  List<Registration> judge(List<RegisterHandlingEvent> reported, Instant now) {
    var known =
        new Known(
            context.ask(
                new BookedCargos(
                    reported.stream()
                        .map(RegisterHandlingEvent::cargo)
                        .collect(Collectors.toSet()))),
            locations.known(reported.stream().map(event -> event.activity().location()).toList()),
            voyages.known(
                reported.stream()
                    .map(event -> event.activity().voyage())
                    .filter(Objects::nonNull)
                    .toList()));
    var judged = new ArrayList<Registration>();
    reported.forEach(event -> judged.add(judge(event, known, now)));
    return judged;
  }

  private static Registration judge(RegisterHandlingEvent event, Known known, Instant now) {
    var activity = event.activity();
    var voyage = activity.voyage();
    if (!known.cargos.contains(event.cargo())) {
      return unknown("cargo", event.cargo());
    }
    if (!known.locations.contains(activity.location())) {
      return unknown("location", activity.location());
    }
    if (voyage != null && !known.voyages.contains(voyage)) {
      return unknown("voyage", voyage);
    }
    if (event.isYetToCome(now)) {
      return new Refused(
          "the completion time %s is yet to come; expected one that is not after this tenant's now, %s"
              .formatted(event.completionTime(), now));
    }
    return new Registered(true);
  }

  private static Refused unknown(String kind, Object name) {
    return new Refused("unknown %s '%s'; expected one that exists".formatted(kind, name));
  }

  private record Known(
      Set<TrackingId> cargos, Set<UnLocode> locations, Set<VoyageNumber> voyages) {}
}

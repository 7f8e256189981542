package dev.kontor.shipping.overview;

import dev.kontor.shipping.cargo.BookedCargos;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.CargoDecider;
import dev.kontor.shipping.cargo.CargoEvent;
import dev.kontor.shipping.cargo.CargoEvent.CargoBooked;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** All cargos that were ever booked, each as its events have made it. */
@Singleton
@Projection(value = "cargos", mode = Mode.INLINE, tables = "cargo")
final class CargoList {

  private final CargoRepository cargos;
  private final CargoDecider decider = new CargoDecider();

  CargoList(CargoRepository cargos) {
    this.cargos = cargos;
  }

  @Projects
  void enter(CargoEvent event) {
    var before = cargos.findByTrackingId(event.trackingId()).map(CargoRow::cargo);
    var row = CargoRow.of(decider.evolve(before, event).orElseThrow());
    if (event instanceof CargoBooked) {
      cargos.save(row);
    } else {
      cargos.update(row);
    }
  }

  @Handler
  List<Cargo> find(FindCargos query) {
    return cargos
        .find(
            query.search(),
            Objects.toString(query.origin(), null),
            Objects.toString(query.destination(), null),
            Objects.toString(query.at(), null),
            Objects.toString(query.routingStatus(), null),
            Objects.toString(query.transportStatus(), null),
            Objects.toString(query.misdirected(), null),
            query.limit())
        .stream()
        .map(CargoRow::cargo)
        .toList();
  }

  @Handler
  Set<TrackingId> booked(BookedCargos query) {
    var ids = query.asked().stream().map(TrackingId::id).toArray(String[]::new);
    return cargos.findKnown(ids).stream()
        .map(TrackingId::new)
        .collect(Collectors.toUnmodifiableSet());
  }
}

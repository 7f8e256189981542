package dev.kontor.shipping.cargo;

import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.cargo.CargoCommand.GiveUpRebooking;
import dev.kontor.shipping.cargo.CargoCommand.Handle;
import dev.kontor.shipping.cargo.CargoCommand.Rebook;
import dev.kontor.shipping.cargo.CargoCommand.TakeOrder;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.location.Locations;
import dev.kontor.shipping.voyage.Voyages;
import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes each command to the cargo that it is for, once it speaks of nothing that is unknown. */
@Singleton
final class Cargos {

  private final Aggregates<CargoCommand, Optional<Cargo>, CargoEvent> cargos;
  private final Locations locations;
  private final Voyages voyages;

  Cargos(EventStore events, Locations locations, Voyages voyages) {
    cargos = new Aggregates<>(events, CargoEvent.KIND, CargoEvent.class, new CargoDecider());
    this.locations = locations;
    this.voyages = voyages;
  }

  @Handler
  void take(TakeOrder order) {
    var specification = order.specification();
    locations.requireKnown(List.of(specification.origin(), specification.destination()));
    tell(order);
  }

  @Handler
  void assign(AssignItinerary command) {
    var legs = command.itinerary().legs();
    locations.requireKnown(
        legs.stream().flatMap(leg -> Stream.of(leg.load(), leg.unload())).toList());
    voyages.requireKnown(legs.stream().map(Leg::voyage).toList());
    tell(command);
  }

  @Handler
  void change(ChangeRouteSpecification command) {
    locations.requireKnown(
        Stream.of(command.origin(), command.destination()).filter(Objects::nonNull).toList());
    tell(command);
  }

  @Handler
  void handle(Handle command) {
    tell(command);
  }

  @Handler
  void rebook(Rebook command) {
    tell(command);
  }

  @Handler
  void giveUp(GiveUpRebooking command) {
    tell(command);
  }

  private void tell(CargoCommand command) {
    cargos.tell(command.trackingId().id(), command);
  }

  @Handler
  Cargo find(FindCargo query) {
    return cargos.state(query.trackingId().id()).orElseThrow(query.trackingId()::unknown);
  }
}

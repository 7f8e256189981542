package dev.kontor.shipping.cargo;

import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.cargo.CargoCommand.GiveUpRebooking;
import dev.kontor.shipping.cargo.CargoCommand.Handle;
import dev.kontor.shipping.cargo.CargoCommand.Rebook;
import dev.kontor.shipping.cargo.CargoCommand.TakeOrder;
import dev.kontor.shipping.cargo.CargoEvent.CargoBooked;
import dev.kontor.tenant.aggregate.Decider;
import java.util.List;
import java.util.Optional;

/** How a cargo answers each command, and what each event makes of it; empty: not booked yet. */
public final class CargoDecider implements Decider<CargoCommand, Optional<Cargo>, CargoEvent> {

  @Override
  public Optional<Cargo> initialState() {
    return Optional.empty();
  }

  @Override
  public List<CargoEvent> decide(CargoCommand command, Optional<Cargo> booked) {
    return switch (command) {
      case TakeOrder order -> take(order, booked);
      case AssignItinerary(var id, var route, var at) -> known(id, booked).assign(route, at);
      case ChangeRouteSpecification change -> change(known(change.trackingId(), booked), change);
      case Handle(var id, var event) -> known(id, booked).handle(event);
      case Rebook(var id, var sought, var route, var at, var rebooking) ->
          known(id, booked).rebook(sought, route, at, rebooking);
      case GiveUpRebooking(var id, var sought, var reason) ->
          known(id, booked).giveUpRebooking(sought, reason);
    };
  }

  private static Cargo known(TrackingId trackingId, Optional<Cargo> booked) {
    return booked.orElseThrow(trackingId::unknown);
  }

  private static List<CargoEvent> change(Cargo cargo, ChangeRouteSpecification change) {
    return cargo.change(change.changed(cargo.specification()));
  }

  private static List<CargoEvent> take(TakeOrder order, Optional<Cargo> booked) {
    if (booked.isPresent()) {
      throw new CargoExists(order.trackingId());
    }
    return List.of(CargoBooked.as(order));
  }

  @Override
  public Optional<Cargo> evolve(Optional<Cargo> cargo, CargoEvent event) {
    return Optional.of(
        event instanceof CargoBooked booked
            ? Cargo.booked(booked)
            : cargo.orElseThrow().after(event));
  }
}

package dev.kontor.trip;

import dev.kontor.tenant.saga.Compensated;
import dev.kontor.tenant.saga.Compensation;
import dev.kontor.tenant.saga.Saga;
import dev.kontor.tenant.saga.Step;

/** Books a trip: all of it, or nothing. */
@Saga(
    value = "trip",
    steps = {"flight", "hotel", "look", "confirmation", "payment"})
class TripSaga {

  private final Agency agency;

  TripSaga(Agency agency) {
    this.agency = agency;
  }

  @Step(value = "flight", attempts = 3)
  void bookFlight(Trip trip) {
    agency.note(trip.traveller(), "flight");
  }

  @Compensation("flight")
  void cancelFlight(Trip trip) {
    agency.note(trip.traveller(), "no flight");
  }

  @Step(value = "hotel", within = "PT1H")
  void askHotel(Trip trip) {
    agency.note(trip.traveller(), "hotel");
  }

  @Compensation("hotel")
  Trip cancelHotel(Trip trip) {
    agency.note(trip.traveller(), "no hotel");
    return trip.in("");
  }

  /** Leaves nothing to undo. */
  @Step("look")
  void lookForward(Trip trip) {
    agency.note(trip.traveller(), "look");
  }

  @Step(value = "confirmation", within = "P1D")
  Trip confirmed(Trip trip, RoomConfirmed answer) {
    return trip.in(answer.room());
  }

  @Step("payment")
  void pay(Trip trip) {
    agency.note(trip.traveller(), "payment of " + trip.room());
  }

  @Compensated
  void apologize(Trip trip, String reason) {
    agency.note(trip.traveller(), "sorry: " + reason);
  }
}

package dev.kontor.shipping.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shipping.cargo.CargoCommand.AssignItinerary;
import dev.kontor.shipping.cargo.CargoCommand.ChangeRouteSpecification;
import dev.kontor.shipping.cargo.CargoCommand.Handle;
import dev.kontor.shipping.cargo.CargoCommand.Rebook;
import dev.kontor.shipping.cargo.CargoCommand.TakeOrder;
import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoBooked;
import dev.kontor.shipping.cargo.CargoEvent.CargoHandled;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.shipping.cargo.CargoEvent.RouteSpecificationChanged;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.testing.DeciderStory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a cargo decides; what it comes to is told by the features. */
final class CargoTest {

  private static final String TEXT = "7KQ2-M9XF-3RTB";
  private static final TrackingId ID = new TrackingId(TEXT);
  private static final UnLocode HONGKONG = new UnLocode("CNHKG");
  private static final UnLocode STOCKHOLM = new UnLocode("SESTO");
  private static final RouteSpecification ORDER =
      new RouteSpecification(HONGKONG, STOCKHOLM, march(18));
  private static final CargoBooked BOOKED =
      new CargoBooked(TEXT, "CNHKG", "SESTO", march(18), "ann@house.example", true, march(1));
  private static final ItineraryAssigned ROUTED =
      new ItineraryAssigned(TEXT, List.of(leg("V100", "CNHKG", "SESTO", 3, 16)), march(2), null);

  private final DeciderStory<CargoCommand, Optional<Cargo>, CargoEvent> cargos =
      DeciderStory.of(new CargoDecider());

  @Test
  void an_order_makes_a_cargo() {
    var customer = new Customer("ann@house.example", true);
    cargos.when(new TakeOrder(ID, ORDER, customer, march(1))).then(BOOKED);
  }

  @Test
  void a_tracking_id_is_given_once() {
    cargos
        .given(BOOKED)
        .when(new TakeOrder(ID, ORDER, null, march(1)))
        .thenRefused(CargoExists.class, "cargo '7KQ2-M9XF-3RTB' exists already");
  }

  @Test
  void nothing_can_be_asked_of_a_cargo_that_was_never_booked() {
    cargos
        .when(handling(HandlingType.RECEIVE, "CNHKG", null, 3))
        .thenRefused(NotFound.class, "no cargo '7KQ2-M9XF-3RTB'");
  }

  @Test
  void it_is_told_how_to_travel() {
    cargos.given(BOOKED).when(assign("V100", "CNHKG", "SESTO", 3, 16)).then(ROUTED);
  }

  @Test
  void an_itinerary_that_is_assigned_leads_somewhere() {
    assertThatThrownBy(() -> new AssignItinerary(ID, Itinerary.NONE, march(2)))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'legs' has 0 legs; expected 1 to 100");
  }

  @Test
  void the_order_changes_in_what_is_said() {
    cargos
        .given(BOOKED)
        .when(new ChangeRouteSpecification(ID, null, new UnLocode("DEHAM"), null, march(2)))
        .then(new RouteSpecificationChanged(TEXT, "CNHKG", "DEHAM", march(18)))
        .when(new ChangeRouteSpecification(ID, null, null, march(20), march(2)))
        .then(new RouteSpecificationChanged(TEXT, "CNHKG", "DEHAM", march(20)))
        .when(new ChangeRouteSpecification(ID, null, null, null, march(2)))
        .thenNothing();
  }

  @Test
  void a_deadline_that_has_passed_can_not_be_kept() {
    assertThatThrownBy(() -> new ChangeRouteSpecification(ID, null, null, march(2), march(2)))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessageStartingWith("the arrival deadline 2009-03-02T00:00:00Z has passed");
  }

  @Test
  void it_says_when_it_has_left_its_route_and_when_it_has_arrived() {
    cargos
        .given(BOOKED, ROUTED)
        .when(handling(HandlingType.UNLOAD, "USNYC", "V100", 9))
        .then(
            handled("UNLOAD", "USNYC", "V100", 9),
            new CargoMisdirected(TEXT, "UNLOAD", "USNYC", "V100", march(9)),
            new RebookingRequested(TEXT, "USNYC", "SESTO", march(18)))
        .when(handling(HandlingType.UNLOAD, "SESTO", "V100", 16))
        .then(handled("UNLOAD", "SESTO", "V100", 16), new CargoArrived(TEXT, "SESTO", march(16)));
  }

  @Test
  void the_same_event_again_is_no_event() {
    cargos
        .given(BOOKED, ROUTED, handled("LOAD", "CNHKG", "V100", 3))
        .when(handling(HandlingType.LOAD, "CNHKG", "V100", 3))
        .thenNothing();
  }

  @Test
  void it_is_rebooked_from_where_it_lies() {
    var route =
        new ItineraryAssigned(
            TEXT, List.of(leg("V200", "USNYC", "SESTO", 10, 16)), march(10), "one");
    cargos
        .given(
            BOOKED,
            ROUTED,
            handled("UNLOAD", "USNYC", "V100", 9),
            new RebookingRequested(TEXT, "USNYC", "SESTO", march(18)))
        .when(
            new Rebook(ID, ORDER.from(new UnLocode("USNYC")), route.itinerary(), march(10), "one"))
        .then(
            new RouteSpecificationChanged(TEXT, "USNYC", "SESTO", march(18)),
            route,
            new CargoRebooked(TEXT, "USNYC", "SESTO", march(16)));
  }

  @Test
  void a_plan_begins_after_all_that_was_told_even_if_the_clock_was_put_back() {
    var decided =
        new CargoDecider()
            .decide(
                assign("V200", "USNYC", "SESTO", 10, 16),
                cargos.given(BOOKED, ROUTED, handled("UNLOAD", "USNYC", "V100", 9)).state());
    assertThat(decided.getFirst())
        .isEqualTo(
            new ItineraryAssigned(
                TEXT,
                List.of(leg("V200", "USNYC", "SESTO", 10, 16)),
                march(9).plus(1, ChronoUnit.MICROS),
                null));
  }

  @Test
  void a_customer_has_an_address_to_write_to() {
    assertThat(new Customer("ann@house.example", true).email()).isEqualTo("ann@house.example");
    assertThatThrownBy(() -> new Customer("ann at house", true))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'customer.email' is 'ann at house'; expected an e-mail address");
  }

  private static AssignItinerary assign(
      String voyage, String load, String unload, int loads, int unloads) {
    Leg leg = leg(voyage, load, unload, loads, unloads).leg();
    return new AssignItinerary(ID, new Itinerary(List.of(leg)), march(2));
  }

  private static PlannedLeg leg(String voyage, String load, String unload, int loads, int unloads) {
    return new PlannedLeg(voyage, load, unload, march(loads), march(unloads));
  }

  private static Handle handling(
      HandlingType type, String location, @Nullable String voyage, int day) {
    return new Handle(
        ID,
        new HandlingEvent(
            new HandlingActivity(
                type, new UnLocode(location), voyage == null ? null : new VoyageNumber(voyage)),
            march(day),
            march(day)));
  }

  private static CargoHandled handled(String type, String location, String voyage, int day) {
    return new CargoHandled(TEXT, type, location, voyage, march(day), march(day));
  }

  private static Instant march(int day) {
    return Instant.parse("2009-03-%02dT00:00:00Z".formatted(day));
  }
}

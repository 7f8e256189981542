package dev.kontor.shipping.cargo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CargoTest {

  private static final UnLocode HONGKONG = new UnLocode("CNHKG");
  private static final UnLocode TOKYO = new UnLocode("JNTKO");
  private static final UnLocode STOCKHOLM = new UnLocode("SESTO");
  private static final RouteSpecification HONGKONG_TO_STOCKHOLM =
      new RouteSpecification(HONGKONG, STOCKHOLM, march(18));

  @Test
  void a_cargo_that_was_only_booked_is_neither_received_nor_routed() {
    var delivery = booked().delivery();

    assertThat(delivery.transportStatus()).isEqualTo(TransportStatus.NOT_RECEIVED);
    assertThat(delivery.routingStatus()).isEqualTo(RoutingStatus.NOT_ROUTED);
    assertThat(delivery.misdirected()).isFalse();
    assertThat(delivery.unloadedAtDestination()).isFalse();
    assertThat(delivery.lastKnownLocation()).isNull();
    assertThat(delivery.currentVoyage()).isNull();
  }

  @Test
  void a_cargo_without_a_route_has_no_eta_and_nothing_is_expected_of_it() {
    assertThat(booked().delivery().eta()).isNull();
    assertThat(booked().delivery().nextExpectedActivity()).isNull();
  }

  @Test
  void a_routed_cargo_is_to_be_received_at_its_origin_and_to_arrive_with_its_last_leg() {
    var delivery = routed(leg(HONGKONG, TOKYO, 3, 5), leg(TOKYO, STOCKHOLM, 6, 16));

    assertThat(delivery.routingStatus()).isEqualTo(RoutingStatus.ROUTED);
    assertThat(delivery.eta()).isEqualTo(march(16));
    assertThat(delivery.nextExpectedActivity())
        .isEqualTo(new HandlingActivity(HandlingType.RECEIVE, HONGKONG, null));
  }

  @Test
  void a_route_from_elsewhere_is_wrong() {
    assertMisrouted(leg(TOKYO, STOCKHOLM, 6, 16));
  }

  @Test
  void a_route_to_elsewhere_is_wrong() {
    assertMisrouted(leg(HONGKONG, TOKYO, 3, 5));
  }

  @Test
  void a_route_that_arrives_on_the_deadline_is_too_late() {
    assertMisrouted(leg(HONGKONG, STOCKHOLM, 3, 18));
  }

  @Test
  void a_route_leads_somewhere_else() {
    assertThatThrownBy(() -> new RouteSpecification(TOKYO, TOKYO, march(18)))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessage("origin and destination are both JNTKO; expected two locations");
  }

  @Test
  void a_customer_has_an_address_to_write_to() {
    assertThat(new Customer("ann@house.example", true).email()).isEqualTo("ann@house.example");
    assertThatThrownBy(() -> new Customer("ann at house", true))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'customer.email' is 'ann at house'; expected an e-mail address");
  }

  private static Cargo booked() {
    return Cargo.booked(new TrackingId("7KQ2-M9XF-3RTB"), HONGKONG_TO_STOCKHOLM, null, march(1));
  }

  private static Delivery routed(Leg... legs) {
    return Delivery.notReceived(HONGKONG_TO_STOCKHOLM, new Itinerary(List.of(legs)));
  }

  private static void assertMisrouted(Leg... legs) {
    var delivery = routed(legs);
    assertThat(delivery.routingStatus()).isEqualTo(RoutingStatus.MISROUTED);
    assertThat(delivery.eta()).isNull();
    assertThat(delivery.nextExpectedActivity()).isNull();
  }

  private static Leg leg(UnLocode load, UnLocode unload, int loads, int unloads) {
    return new Leg(new VoyageNumber("V100"), load, unload, march(loads), march(unloads));
  }

  private static Instant march(int day) {
    return Instant.parse("2009-03-%02dT00:00:00Z".formatted(day));
  }
}

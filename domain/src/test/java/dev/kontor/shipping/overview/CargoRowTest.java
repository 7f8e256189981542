package dev.kontor.shipping.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.cargo.Customer;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CargoRowTest {

  private static final UnLocode HONGKONG = new UnLocode("CNHKG");
  private static final UnLocode STOCKHOLM = new UnLocode("SESTO");
  private static final VoyageNumber VOYAGE = new VoyageNumber("V-1.0_0");
  private static final RouteSpecification ORDER =
      new RouteSpecification(HONGKONG, STOCKHOLM, march(18));

  @Test
  void a_cargo_comes_back_from_the_list_as_it_was() {
    var cargo =
        new Cargo(
            new TrackingId("7KQ2-M9XF-3RTB"),
            ORDER,
            new Itinerary(List.of(new Leg(VOYAGE, HONGKONG, STOCKHOLM, march(3), march(16)))),
            new HandlingHistory(
                List.of(
                    done(new HandlingActivity(HandlingType.RECEIVE, HONGKONG, null), 1),
                    done(new HandlingActivity(HandlingType.LOAD, HONGKONG, VOYAGE), 3)),
                march(2)),
            new Customer("ann@house.example", true),
            ORDER.from(new UnLocode("USNYC")),
            march(1));

    var row = CargoRow.of(cargo);

    assertThat(row.cargo()).isEqualTo(cargo);
    assertThat(row.transportStatus()).isEqualTo("ONBOARD_CARRIER");
    assertThat(row.lastKnownLocation()).isEqualTo("CNHKG");
  }

  @Test
  void so_does_one_that_was_only_booked() {
    var cargo =
        new Cargo(
            new TrackingId("7KQ2-M9XF-3RTB"),
            ORDER,
            Itinerary.NONE,
            HandlingHistory.NONE,
            null,
            null,
            march(1));

    assertThat(CargoRow.of(cargo).cargo()).isEqualTo(cargo);
  }

  private static HandlingEvent done(HandlingActivity activity, int day) {
    return new HandlingEvent(activity, march(day), march(day).plusNanos(123_456_000));
  }

  private static Instant march(int day) {
    return Instant.parse("2009-03-%02dT00:00:00Z".formatted(day));
  }
}

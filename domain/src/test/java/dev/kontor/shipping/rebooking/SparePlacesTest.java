package dev.kontor.shipping.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.PlannedLeg;
import dev.kontor.shipping.rebooking.SparePlaces.Place;
import dev.kontor.shipping.space.ReservedPlace;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class SparePlacesTest {

  private static final String CARGO = "7KQ2-M9XF-3RTB";
  private static final ItineraryAssigned BY_V200 = byV200(null);

  private static ItineraryAssigned byV200(@Nullable String rebooking) {
    return new ItineraryAssigned(
        CARGO,
        List.of(
            new PlannedLeg(
                "V200",
                "JNTKO",
                "SESTO",
                Instant.parse("2009-03-06T00:00:00Z"),
                Instant.parse("2009-03-16T00:00:00Z"))),
        Instant.parse("2009-03-05T00:00:00Z"),
        rebooking);
  }

  @Test
  void a_route_that_touches_none_of_its_voyages_needs_none_of_its_places() {
    assertThat(spare(place("V300", "one"), place("V400", "one")))
        .containsExactly(new Place("V300", "one"), new Place("V400", "one"));
  }

  @Test
  void the_place_on_a_voyage_of_the_route_is_kept() {
    assertThat(spare(place("V200", "one"), place("V300", "one")))
        .containsExactly(new Place("V300", "one"));
  }

  @Test
  void of_two_places_on_one_voyage_one_is_enough() {
    assertThat(spare(place("V200", "one"), place("V200", "two")))
        .containsExactly(new Place("V200", "two"));
  }

  /** The other one may be of a rebooking that is still under way, and gives it back later. */
  @Test
  void of_two_places_on_one_voyage_that_of_the_rebooking_which_found_the_route_is_kept() {
    var spare =
        SparePlaces.under(
            byV200("two"),
            List.of(place("V200", "one"), place("V200", "two"), place("V300", "one")));

    assertThat(spare.places()).containsExactly(new Place("V200", "one"), new Place("V300", "one"));
  }

  /** It is kept between the phases, the second of which a newer host may run. */
  @Test
  void its_form_stays_as_it_was() throws IOException {
    var kept =
        "{\"trackingId\":\"7KQ2-M9XF-3RTB\",\"places\":[{\"voyage\":\"V300\",\"rebooking\":\"one\"}]}";
    var spare = SparePlaces.under(BY_V200, List.of(place("V300", "one")));
    try (var json = new EventJson()) {
      assertThat(json.mapper().writeValueAsString(spare)).isEqualTo(kept);
      var read = json.mapper().readValue(kept, SparePlaces.class);
      assertThat(read).isEqualTo(spare);
    }
  }

  private static List<Place> spare(ReservedPlace... reserved) {
    return SparePlaces.under(BY_V200, List.of(reserved)).places();
  }

  private static ReservedPlace place(String voyage, String rebooking) {
    return new ReservedPlace(voyage, rebooking, CARGO);
  }
}

package dev.kontor.shipping.rebooking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RebookingPlanTest {

  private static final RebookingPlan PLAN =
      RebookingPlan.of(
          "one", new RebookingRequested("7KQ2-M9XF-3RTB", "JNTKO", "SESTO", march(20)));

  private static final Itinerary ROUTE =
      new Itinerary(
          List.of(leg("V400", "JNTKO", "DEHAM", 8, 12), leg("V300", "DEHAM", "SESTO", 14, 15)));

  private static final String KEPT =
      """
      {"rebooking":"one","trackingId":"7KQ2-M9XF-3RTB","from":"JNTKO","destination":"SESTO",\
      "arrivalDeadline":"2009-03-20T00:00:00Z",\
      "legs":[{"voyage":"V400","load":"JNTKO","unload":"DEHAM",\
      "loadTime":"2009-03-08T00:00:00Z","unloadTime":"2009-03-12T00:00:00Z"},\
      {"voyage":"V300","load":"DEHAM","unload":"SESTO",\
      "loadTime":"2009-03-14T00:00:00Z","unloadTime":"2009-03-15T00:00:00Z"}]}\
      """;

  @Test
  void a_route_is_looked_for_from_where_the_cargo_lies() {
    assertThat(PLAN.specification())
        .isEqualTo(new RouteSpecification(new UnLocode("JNTKO"), new UnLocode("SESTO"), march(20)));
  }

  @Test
  void voyages_are_asked_for_places_by_number_whatever_the_route() {
    assertThat(PLAN.by(ROUTE).voyages())
        .containsExactly(new VoyageNumber("V300"), new VoyageNumber("V400"));
  }

  /** It is kept between the steps, which newer hosts may go on with. */
  @Test
  void a_plan_is_read_as_it_was_kept() throws IOException {
    var plan = PLAN.by(ROUTE);

    try (var json = new EventJson()) {
      assertThat(json.mapper().writeValueAsString(plan)).isEqualTo(KEPT);
      var read = json.mapper().readValue(KEPT, RebookingPlan.class);
      assertThat(read).isEqualTo(plan);
      assertThat(plan.route()).isEqualTo(ROUTE);
    }
  }

  private static Leg leg(String voyage, String load, String unload, int loads, int unloads) {
    return new Leg(
        new VoyageNumber(voyage),
        new UnLocode(load),
        new UnLocode(unload),
        march(loads),
        march(unloads));
  }

  private static Instant march(int day) {
    return Instant.parse("2009-03-%02dT00:00:00Z".formatted(day));
  }
}

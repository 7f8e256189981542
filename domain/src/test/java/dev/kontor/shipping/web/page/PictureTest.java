package dev.kontor.shipping.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.delivery.Delivery;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class PictureTest {

  private static final UnLocode HONGKONG = new UnLocode("CNHKG");
  private static final UnLocode TOKYO = new UnLocode("JNTKO");
  private static final UnLocode HAMBURG = new UnLocode("DEHAM");
  private static final UnLocode ROTTERDAM = new UnLocode("NLRTM");
  private static final RouteSpecification ORDER =
      new RouteSpecification(HONGKONG, HAMBURG, Instant.parse("2009-04-01T00:00:00Z"));
  private static final Itinerary BY_TOKYO =
      new Itinerary(
          List.of(leg("V100", HONGKONG, TOKYO, 3, 5), leg("V300", TOKYO, HAMBURG, 8, 12)));
  private static final Places PLACES = new Places(Map.of(TOKYO, "Tokyo", HAMBURG, "Hamburg"));

  @Test
  void a_cargo_without_a_route_is_drawn_as_ordered_and_nowhere() {
    var picture = drawn(Itinerary.NONE, null);
    assertThat(picture.stops()).extracting(Picture.Stop::code).containsExactly("CNHKG", "DEHAM");
    assertThat(picture.ways()).singleElement().matches(way -> !way.planned());
    assertThat(picture.cargo()).isNull();
    assertThat(picture.text()).startsWith("Route from CNHKG to Hamburg.");
  }

  @Test
  void a_cargo_on_board_is_drawn_between_its_stops() {
    var picture = drawn(BY_TOKYO, activity(HandlingType.LOAD, TOKYO, "V300"));
    assertThat(picture.cargo()).isEqualTo(picture.ways().getLast().middle());
    assertThat(picture.ways()).extracting(Picture.Way::travelled).containsExactly(true, false);
    assertThat(picture.stops()).extracting(Picture.Stop::passed).containsExactly(true, true, false);
    assertThat(picture.text())
        .isEqualTo(
            "Route from CNHKG, by voyage V100 to Tokyo, by voyage V300 to Hamburg."
                + " It is on board of voyage V300.");
  }

  @Test
  void a_cargo_in_port_is_drawn_on_its_stop() {
    var picture = drawn(BY_TOKYO, activity(HandlingType.UNLOAD, HAMBURG, "V300"));
    assertThat(picture.cargo()).isEqualTo(picture.stops().getLast().y());
    assertThat(picture.ways()).extracting(Picture.Way::travelled).containsExactly(true, true);
    assertThat(picture.astray()).isNull();
  }

  @Test
  void a_cargo_that_has_left_its_route_is_drawn_beside_it() {
    var picture = drawn(BY_TOKYO, activity(HandlingType.UNLOAD, ROTTERDAM, "V300"));
    assertThat(picture.astray()).isNotNull().extracting(Picture.Stop::code).isEqualTo("NLRTM");
    assertThat(picture.stops()).noneMatch(Picture.Stop::passed);
  }

  private static Picture drawn(Itinerary itinerary, @Nullable HandlingActivity last) {
    var at = Instant.parse("2009-03-12T00:00:00Z");
    var history =
        last == null
            ? HandlingHistory.NONE
            : HandlingHistory.NONE.with(new HandlingEvent(last, at, at));
    return Picture.of(ORDER, itinerary, Delivery.of(ORDER, itinerary, history), PLACES);
  }

  private static HandlingActivity activity(HandlingType type, UnLocode location, String voyage) {
    return new HandlingActivity(type, location, new VoyageNumber(voyage));
  }

  private static Leg leg(String voyage, UnLocode load, UnLocode unload, int from, int to) {
    return new Leg(new VoyageNumber(voyage), load, unload, day(from), day(to));
  }

  private static Instant day(int day) {
    return Instant.parse("2009-03-%02dT00:00:00Z".formatted(day));
  }
}

package dev.kontor.shipping.routing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.ReferenceVoyages;
import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.CarrierMovement;
import dev.kontor.shipping.voyage.Voyage;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkTest {

  private static final Instant BEGINNING = Instant.parse("2009-01-01T00:00:00Z");
  private static final int ALL = Integer.MAX_VALUE;

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void it_finds_what_following_every_way_finds(long seed) {
    var random = new Random(seed);
    var voyages = voyages(random);
    var network = Network.of(voyages);
    for (int search = 0; search < 20; search++) {
      var specification = specification(random);
      var after = BEGINNING.plus(Duration.ofHours(random.nextInt(48)));

      var found = network.routes(specification, after, ALL);

      assertThat(found)
          .as("seed %d, %s after %s", seed, specification, after)
          .doesNotHaveDuplicates()
          .containsExactlyInAnyOrderElementsOf(NaiveSearch.routes(voyages, specification, after))
          .isSortedAccordingTo(BEST_FIRST)
          .allMatch(specification::isSatisfiedBy);
    }
  }

  private static final Comparator<Itinerary> BEST_FIRST =
      Comparator.comparing((Itinerary route) -> route.last().unloadTime())
          .thenComparingInt(route -> route.legs().size());

  private static IntStream seeds() {
    return IntStream.rangeClosed(1, 50);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8})
  void it_finds_the_same_in_the_same_order_whatever_order_the_voyages_came_in(long seed) {
    var random = new Random(seed);
    var voyages = new ArrayList<>(voyages(random));
    var specification = specification(random);
    var found = Network.of(voyages).routes(specification, BEGINNING, ALL);

    Collections.shuffle(voyages, random);

    assertThat(Network.of(voyages).routes(specification, BEGINNING, ALL)).isEqualTo(found);
  }

  @Test
  void the_best_come_first_however_many_are_wanted() {
    var random = new Random(1);
    var network = Network.of(voyages(random));
    int most = 0;
    for (int search = 0; search < 50; search++) {
      var specification = specification(random);
      var all = network.routes(specification, BEGINNING, ALL);
      for (int wanted = 1; wanted < all.size(); wanted++) {
        assertThat(network.routes(specification, BEGINNING, wanted))
            .isEqualTo(all.subList(0, wanted));
      }
      most = Math.max(most, all.size());
    }
    assertThat(most).as("itineraries that one search found").isGreaterThan(5);
  }

  @Test
  void a_place_that_no_voyage_calls_at_can_not_be_reached() {
    var network = Network.of(ReferenceVoyages.all());
    var order =
        new RouteSpecification(
            new UnLocode("CNHKG"), new UnLocode("SEGOT"), BEGINNING.plus(Duration.ofDays(365)));
    assertThat(network.routes(order, BEGINNING, ALL)).isEmpty();
    assertThat(Network.of(List.of()).routes(order, BEGINNING, ALL)).isEmpty();
  }

  private static RouteSpecification specification(RandomGenerator random) {
    int origin = random.nextInt(PLACES);
    int destination = (origin + 1 + random.nextInt(PLACES - 1)) % PLACES;
    return new RouteSpecification(
        place(origin),
        place(destination),
        BEGINNING.plus(Duration.ofHours(random.nextInt(100, 250))));
  }

  private static final int PLACES = 7;

  private static UnLocode place(int number) {
    return new UnLocode("XXAA" + (char) ('A' + number));
  }

  /** Small, and with few times: so that departures fall on arrivals, and ways tie. */
  private static List<Voyage> voyages(RandomGenerator random) {
    return IntStream.range(0, 14).mapToObj(number -> voyage(number, random)).toList();
  }

  private static Voyage voyage(int number, RandomGenerator random) {
    var movements = new ArrayList<CarrierMovement>();
    int here = random.nextInt(PLACES);
    var time = BEGINNING.plus(Duration.ofHours(random.nextInt(10) * 12L));
    int length = random.nextInt(1, 5);
    for (int place = 0; place < length; place++) {
      int there = (here + 1 + random.nextInt(PLACES - 1)) % PLACES;
      var arrival = time.plus(Duration.ofHours(random.nextInt(1, 4) * 12L));
      movements.add(new CarrierMovement(place(here), place(there), time, arrival));
      time = arrival.plus(Duration.ofHours(random.nextInt(2) * 12L));
      here = there;
    }
    return new Voyage(new VoyageNumber("R" + number), movements);
  }
}

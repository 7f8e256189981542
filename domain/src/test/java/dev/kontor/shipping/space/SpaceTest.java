package dev.kontor.shipping.space;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.space.SpaceCommand.ReleaseSpace;
import dev.kontor.shipping.space.SpaceCommand.ReserveSpace;
import dev.kontor.shipping.space.SpaceEvent.SpaceReleased;
import dev.kontor.shipping.space.SpaceEvent.SpaceReserved;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.testing.DeciderStory;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class SpaceTest {

  private static final VoyageNumber VOYAGE = new VoyageNumber("V100");
  private static final TrackingId CARGO = new TrackingId("7KQ2-M9XF-3RTB");
  private static final String ONE = "one";
  private static final String OTHER = "other";

  private final DeciderStory<SpaceCommand, Set<String>, SpaceEvent> places =
      DeciderStory.of(new SpaceDecider());

  @Test
  void a_place_is_kept_for_a_rebooking_and_no_second_one() {
    places
        .when(new ReserveSpace(VOYAGE, CARGO, ONE, 1))
        .then(new SpaceReserved("V100", CARGO.id(), ONE))
        .when(new ReserveSpace(VOYAGE, CARGO, ONE, 1))
        .thenNothing();
  }

  @Test
  void the_last_place_goes_to_one_rebooking() {
    places
        .given(new SpaceReserved("V100", CARGO.id(), ONE))
        .when(new ReserveSpace(VOYAGE, CARGO, OTHER, 1))
        .thenRefused(
            NoSpace.class,
            "voyage 'V100' has no place left; all 1 that it keeps for cargos gone astray are"
                + " taken");
  }

  @Test
  void a_place_that_is_given_back_can_be_had() {
    places
        .given(new SpaceReserved("V100", CARGO.id(), ONE))
        .when(new ReleaseSpace(VOYAGE, CARGO, ONE))
        .then(new SpaceReleased("V100", CARGO.id(), ONE))
        .when(new ReleaseSpace(VOYAGE, CARGO, ONE))
        .thenNothing()
        .when(new ReserveSpace(VOYAGE, CARGO, OTHER, 1))
        .then(new SpaceReserved("V100", CARGO.id(), OTHER));
  }

  @Test
  void a_rebooking_gives_back_its_own_places_only() {
    places
        .given(new SpaceReserved("V100", CARGO.id(), ONE))
        .when(new ReleaseSpace(VOYAGE, CARGO, OTHER))
        .thenNothing();
  }
}

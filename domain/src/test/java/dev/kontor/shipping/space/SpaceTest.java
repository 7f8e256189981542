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
  private static final TrackingId ONE = new TrackingId("7KQ2-M9XF-3RTB");
  private static final TrackingId OTHER = new TrackingId("1111-2222-3333");

  private final DeciderStory<SpaceCommand, Set<String>, SpaceEvent> places =
      DeciderStory.of(new SpaceDecider());

  @Test
  void a_place_is_kept_for_a_cargo_and_no_second_one() {
    places
        .when(new ReserveSpace(VOYAGE, ONE, 1))
        .then(new SpaceReserved("V100", ONE.id()))
        .when(new ReserveSpace(VOYAGE, ONE, 1))
        .thenNothing();
  }

  @Test
  void the_last_place_goes_to_one_cargo() {
    places
        .given(new SpaceReserved("V100", ONE.id()))
        .when(new ReserveSpace(VOYAGE, OTHER, 1))
        .thenRefused(
            NoSpace.class,
            "voyage 'V100' has no place left; all 1 that it keeps for cargos gone astray are"
                + " taken");
  }

  @Test
  void a_place_that_is_given_back_can_be_had() {
    places
        .given(new SpaceReserved("V100", ONE.id()))
        .when(new ReleaseSpace(VOYAGE, ONE))
        .then(new SpaceReleased("V100", ONE.id()))
        .when(new ReleaseSpace(VOYAGE, ONE))
        .thenNothing()
        .when(new ReserveSpace(VOYAGE, OTHER, 1))
        .then(new SpaceReserved("V100", OTHER.id()));
  }
}

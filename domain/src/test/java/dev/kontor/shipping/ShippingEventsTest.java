package dev.kontor.shipping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoBooked;
import dev.kontor.shipping.cargo.CargoEvent.CargoHandled;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.ItineraryAssigned;
import dev.kontor.shipping.cargo.CargoEvent.RebookingFailed;
import dev.kontor.shipping.cargo.CargoEvent.RebookingRequested;
import dev.kontor.shipping.cargo.CargoEvent.RouteSpecificationChanged;
import dev.kontor.shipping.cargo.PlannedLeg;
import dev.kontor.shipping.handling.HandlingEventRegistered;
import dev.kontor.shipping.space.SpaceEvent.SpaceReleased;
import dev.kontor.shipping.space.SpaceEvent.SpaceReserved;
import dev.kontor.shipping.terminal.HandlingReported;
import dev.kontor.shipping.terminal.ReportRefused;
import dev.kontor.shipping.voyage.VoyageScheduled;
import dev.kontor.testing.golden.GoldenEvents;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ShippingEventsTest {

  private static final String ID = "7KQ2-M9XF-3RTB";
  private static final Instant LOADED = Instant.parse("2009-03-03T00:00:00Z");
  private static final Instant UNLOADED = Instant.parse("2009-03-09T00:00:00Z");
  private static final Instant TOLD = Instant.parse("2009-03-09T01:02:03.456789Z");

  @TestFactory
  Stream<DynamicTest> what_is_stored_is_stored_for_ever() {
    return GoldenEvents.of("shipping")
        .written(new CargoBooked(ID, "CNHKG", "SESTO", UNLOADED, "ann@house.example", true, LOADED))
        .written(
            new CargoBooked(ID, "CNHKG", "SESTO", UNLOADED, null, false, LOADED), "no-customer")
        .written(
            new ItineraryAssigned(
                ID,
                List.of(new PlannedLeg("V100", "CNHKG", "USNYC", LOADED, UNLOADED)),
                TOLD,
                null))
        .written(
            new ItineraryAssigned(
                ID,
                List.of(new PlannedLeg("V100", "CNHKG", "USNYC", LOADED, UNLOADED)),
                TOLD,
                "%s-1".formatted(ID)),
            "rebooked")
        .written(new RouteSpecificationChanged(ID, "CNHKG", "DEHAM", UNLOADED))
        .written(new CargoHandled(ID, "UNLOAD", "USNYC", "V100", UNLOADED, TOLD))
        .written(new CargoHandled(ID, "CLAIM", "SESTO", null, UNLOADED, TOLD), "ashore")
        .written(new CargoMisdirected(ID, "UNLOAD", "USNYC", "V100", UNLOADED))
        .written(new CargoMisdirected(ID, "CLAIM", "USNYC", null, UNLOADED), "ashore")
        .written(new CargoArrived(ID, "SESTO", UNLOADED))
        .written(new RebookingRequested(ID, "USNYC", "SESTO", UNLOADED))
        .written(new CargoRebooked(ID, "USNYC", "SESTO", UNLOADED))
        .written(new RebookingFailed(ID, "no route leads there"))
        .written(new HandlingEventRegistered(ID, "UNLOAD", "USNYC", "V100", UNLOADED, TOLD))
        .written(new HandlingEventRegistered(ID, "CLAIM", "SESTO", null, UNLOADED, TOLD), "ashore")
        .written(
            new HandlingReported(
                "quay@riga", "hansa@bremen", ID, "UNLOAD", "USNYC", "V100", UNLOADED))
        .written(
            new HandlingReported("quay@riga", "hansa@bremen", ID, "CLAIM", "SESTO", null, UNLOADED),
            "ashore")
        .written(
            new ReportRefused(
                "hansa@bremen",
                "quay@riga",
                ID,
                "UNLOAD",
                "USNYC",
                "V100",
                "2009-03-09T00:00:00Z",
                "unknown"))
        .written(
            new ReportRefused(
                "hansa@bremen", "quay@riga", "7KQ2", null, null, null, null, "'type' is missing"),
            "empty")
        .written(new SpaceReserved("V100", ID, "%s-1".formatted(ID)))
        .written(new SpaceReleased("V100", ID, "%s-1".formatted(ID)))
        .written(new VoyageScheduled("V100"))
        .tests();
  }

  @Test
  void an_event_is_of_the_stream_of_what_it_happened_to() {
    assertThat(new CargoArrived(ID, "SESTO", UNLOADED).stream()).isEqualTo("cargo-" + ID);
    assertThat(new SpaceReserved("V100", ID, "%s-1".formatted(ID)).stream())
        .isEqualTo("space-V100");
    assertThat(new VoyageScheduled("V100").stream()).isEqualTo("voyage-V100");
    assertThat(new HandlingEventRegistered(ID, "CLAIM", "SESTO", null, LOADED, TOLD).stream())
        .isEqualTo("handling-" + ID);
  }
}

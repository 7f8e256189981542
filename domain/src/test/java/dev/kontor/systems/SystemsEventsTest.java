package dev.kontor.systems;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.systems.system.SystemEvent.NoticePosted;
import dev.kontor.systems.system.SystemEvent.NoticeReceived;
import dev.kontor.systems.system.SystemEvent.NoticeSent;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.systems.system.SystemEvent.UseChanged;
import dev.kontor.systems.system.SystemEvent.UseDropped;
import dev.kontor.systems.system.SystemEvent.UserChanged;
import dev.kontor.testing.golden.GoldenEvents;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class SystemsEventsTest {

  private static final String ID = "7kq2m9xf3rtb";
  private static final String OWN = "acme@bremen/systems/7kq2m9xf3rtb";
  private static final String OTHER = "made@riga/systems/0123456789ab";
  private static final UUID GRANT = UUID.fromString("019a9c00-0000-7000-8000-000000000001");
  private static final Instant AT = Instant.parse("2026-11-21T20:15:00.123456Z");

  @TestFactory
  Stream<DynamicTest> what_is_stored_and_sent_is_understood_for_ever() {
    return GoldenEvents.of("systems")
        .written(new SystemRegistered(ID, "Billing"))
        .written(new UseChanged(ID, OTHER, GRANT, "ASKED"))
        .written(new UseDropped(ID, OTHER))
        .written(new UserChanged(ID, OTHER, GRANT, "ALLOWED"))
        .written(new NoticePosted(ID, 1, OWN, "No bills today", AT))
        .written(new NoticeSent(ID, OWN, OTHER, 1, "No bills today", AT))
        .written(new NoticeReceived(ID, 1, OTHER, "No lamps today", AT))
        .tests();
  }

  @Test
  void an_event_is_of_its_systems_stream() {
    assertThat(new UseDropped(ID, OTHER).stream()).isEqualTo("system-" + ID);
  }
}

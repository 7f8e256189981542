package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Runs as tests speak of them. Each follows the event before it, the first one of its stream. */
final class RunsUnderTest {

  static final Instant SAID = Instant.parse("2026-03-01T11:00:00Z");

  private RunsUnderTest() {}

  static Due run(long number, String handler, @Nullable String queue) {
    return run(number, handler, queue, new UUID(7, number));
  }

  static Due run(long number, String handler, @Nullable String queue, UUID correlation) {
    var id = new UUID(1, number);
    var metadata =
        new Metadata(
            id, new TenantId("acme"), Caller.ANONYMOUS, correlation, id, SAID.plusSeconds(number));
    var event =
        new StoredEvent(
            number - 1, "stream-" + number, 1, "cargo-booked", 1, "{\"n\": 1}", metadata);
    var followUp = new StoredFollowUp(number, handler, queue, number - 1, "{\"to\": \"a\"}", 0);
    return new Due(followUp, event, null, false);
  }

  static StoredFollowUp attempted(StoredFollowUp it, int attempts) {
    return new StoredFollowUp(
        it.number(), it.handler(), it.queue(), it.event(), it.data(), attempts);
  }
}

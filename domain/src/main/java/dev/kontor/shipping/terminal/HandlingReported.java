package dev.kontor.shipping.terminal;

import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.federation.NeedsGrant.By;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A terminal reports to a shipping company what it did to one of its cargos.
 *
 * @param actor the terminal's address
 * @param to the company's address
 */
@Published
@Serdeable
@EventType("shipping.handling-reported")
@NeedsGrant(value = Terminal.REPORT, by = By.ASKER)
public record HandlingReported(
    String actor,
    String to,
    String trackingId,
    String type,
    String location,
    @Nullable String voyage,
    Instant completionTime)
    implements Activity {

  static HandlingReported of(Address terminal, ReportHandling report) {
    var event = report.event();
    return new HandlingReported(
        terminal.toString(),
        report.company().toString(),
        event.cargo().id(),
        event.activity().type().name(),
        event.activity().location().code(),
        Objects.toString(event.activity().voyage(), null),
        event.completionTime());
  }

  @Override
  public String stream() {
    return "reports-" + to;
  }

  /** What is to be registered; another site may have written anything. */
  RegisterHandlingEvent event() {
    return RegisterHandlingEvent.read(
        trackingId, type, location, voyage, Objects.toString(completionTime, null));
  }
}

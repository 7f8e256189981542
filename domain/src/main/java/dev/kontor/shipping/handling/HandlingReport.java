package dev.kontor.shipping.handling;

import dev.kontor.message.Upload;
import dev.kontor.message.UploadOutcome;
import dev.kontor.shipping.handling.Registration.Refused;
import dev.kontor.shipping.handling.Registration.Registered;
import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * Takes whole reports of harbours, each line a {@link HandlingLine}. Sent again, a report changes
 * nothing: what was registered is known.
 */
@Singleton
public final class HandlingReport {

  private final TenantContext context;

  HandlingReport(TenantContext context) {
    this.context = context;
  }

  /** Registers the good lines, and tells the others. */
  public UploadOutcome take(InputStream report) {
    return new Upload<>(line -> Optional.of(HandlingLine.read(line)), this::register).take(report);
  }

  private List<Optional<String>> register(List<RegisterHandlingEvent> events) {
    return context.send(new RegisterHandlingEvents(events)).stream()
        .map(HandlingReport::refusal)
        .toList();
  }

  private static Optional<String> refusal(Registration registration) {
    return switch (registration) {
      case Registered _ -> Optional.empty();
      case Refused(var reason) -> Optional.of(reason);
    };
  }
}

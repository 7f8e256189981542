package dev.kontor.shipping.terminal;

import dev.kontor.message.Field;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.federation.NeedsGrant.By;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A shipping company can't register what a terminal has reported, and answers why. What was
 * reported may be any text, or missing; here it is on one line, and cut where it is long.
 *
 * @param actor the company's address
 * @param to the terminal's address
 */
@Published
@Serdeable
@EventType("shipping.report-refused")
@NeedsGrant(value = Terminal.REPORT, by = By.ASKED)
public record ReportRefused(
    String actor,
    String to,
    @Nullable String trackingId,
    @Nullable String type,
    @Nullable String location,
    @Nullable String voyage,
    @Nullable String completionTime,
    String reason)
    implements Activity {

  static ReportRefused of(HandlingReported report, String reason) {
    return new ReportRefused(
        report.to(),
        report.actor(),
        shown(report.trackingId()),
        shown(report.type()),
        shown(report.location()),
        shown(report.voyage()),
        shown(report.completionTime()),
        reason);
  }

  private static @Nullable String shown(@Nullable Object reported) {
    return reported == null ? null : Field.shown(reported.toString());
  }

  @Override
  public String stream() {
    return "refused-reports-" + to;
  }
}

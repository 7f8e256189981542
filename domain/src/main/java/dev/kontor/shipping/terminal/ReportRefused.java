package dev.kontor.shipping.terminal;

import dev.kontor.message.Field;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A shipping company can't register what a terminal has reported, and answers why.
 *
 * @param actor the company's address
 * @param to the terminal's address
 * @param trackingId the cargo as it was reported, in quotes: any text, cut where it is long
 */
@Published
@Serdeable
@EventType("shipping.report-refused")
@NeedsGrant(Terminal.REPORT)
public record ReportRefused(String actor, String to, String trackingId, String reason)
    implements Activity {

  static ReportRefused of(HandlingReported report, String reason) {
    return new ReportRefused(
        report.to(), report.actor(), Field.quoted(report.trackingId()), reason);
  }

  @Override
  public String stream() {
    return "refused-reports-" + to;
  }
}

package dev.kontor.shipping.terminal;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.mail.Mail;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** What a tenant does who handles other tenants' cargos. */
@Singleton
final class Terminal {

  /** The kind of grant that lets a terminal's reports in, and the answers back. */
  static final String REPORT = "shipping.report-handling";

  private final TenantContext context;
  private final Grants grants;
  private final Mail mail;
  private final String desk;

  Terminal(
      TenantContext context, Grants grants, Mail mail, @Value("${shipping.mail}") String desk) {
    this.context = context;
    this.grants = grants;
    this.mail = mail;
    this.desk = desk;
  }

  @Handler
  void ask(AskToReport command) {
    var _ = grants.ask(REPORT, context.address(), command.company());
  }

  @Handler
  void report(ReportHandling command) {
    context.raise(HandlingReported.of(context.address(), command));
  }

  /** Somebody at the terminal has to look at what they wrote. */
  @Receives("shipping-refused-reports")
  void hear(ReportRefused refused) {
    mail.send(
        desk,
        "A report of cargo %s is refused".formatted(refused.trackingId()),
        "%s can't register it: %s.\n".formatted(refused.actor(), refused.reason()));
  }
}

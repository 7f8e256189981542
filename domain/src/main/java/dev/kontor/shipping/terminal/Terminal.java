package dev.kontor.shipping.terminal;

import dev.kontor.message.Field;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.federation.Receives;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.mail.Mail;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** What a tenant does who handles other tenants' cargos. */
@Singleton
final class Terminal {

  /** The kind of grant that lets a terminal's reports in, and the answers back. */
  static final String REPORT = "shipping.report-handling";

  private static final int LONGEST_REASON = 1000;

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
    requireCompany(command.company());
    var _ = grants.ask(REPORT, context.address(), command.company());
  }

  @Handler
  void report(ReportHandling command) {
    requireCompany(command.company());
    context.raise(HandlingReported.of(context.address(), command));
  }

  private void requireCompany(Address company) {
    if (!company.path().isEmpty()) {
      throw new MessageUnprocessable(
          "%s is no company's address; expected a form such as hansa@bremen"
              .formatted(Field.quoted(company.toString())));
    }
    if (company.equals(context.address())) {
      throw new MessageUnprocessable(
          "'%s' can't report to itself; expected another company's address".formatted(company));
    }
  }

  /**
   * Somebody at the terminal has to look at what they wrote. An answer that can't be read is passed
   * over: it would hold up all others of that company for ever.
   */
  @Receives("shipping-refused-reports")
  void hear(ReportRefused refused) {
    mail.send(
        desk,
        "A report of cargo %s is refused".formatted(said(refused.trackingId())),
        """
        %s can't register this:

        Cargo: %s
        Type: %s
        Location: %s
        Voyage: %s
        Completion time: %s

        It says: %s

        Report it again, corrected.
        """
            .formatted(
                refused.actor(),
                said(refused.trackingId()),
                said(refused.type()),
                said(refused.location()),
                said(refused.voyage()),
                said(refused.completionTime()),
                reason(refused)));
  }

  private static String said(@Nullable String reported) {
    return reported == null ? "none" : Field.quoted(reported);
  }

  private static String reason(ReportRefused refused) {
    try {
      return Field.lines("reason", refused.reason(), LONGEST_REASON);
    } catch (MessageMalformed malformed) {
      throw new MessageSkipped(
          "what '%s' answers can't be read: %s".formatted(refused.actor(), malformed.getMessage()));
    }
  }
}

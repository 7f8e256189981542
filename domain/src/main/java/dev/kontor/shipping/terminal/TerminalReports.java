package dev.kontor.shipping.terminal;

import dev.kontor.shipping.handling.RegisterHandlingEvent;
import dev.kontor.shipping.handling.RegisterHandlingEvents;
import dev.kontor.shipping.handling.Registration.Refused;
import dev.kontor.shipping.handling.Registration.Registered;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Receives;
import jakarta.inject.Singleton;
import java.util.List;

/** Registers what terminals report, each thing once, in the order in which a terminal tells it. */
@Singleton
final class TerminalReports {

  private final TenantContext context;

  TerminalReports(TenantContext context) {
    this.context = context;
  }

  /** What can't be registered is answered: it would hold up all that its terminal says later. */
  @Receives("shipping-terminal-reports")
  void receive(HandlingReported report) {
    RegisterHandlingEvent event;
    try {
      event = report.event();
    } catch (MessageMalformed | MessageUnprocessable wrong) {
      refuse(report, String.valueOf(wrong.getMessage()));
      return;
    }
    switch (context.send(new RegisterHandlingEvents(List.of(event))).getFirst()) {
      case Registered _ -> {}
      case Refused(var reason) -> refuse(report, reason);
    }
  }

  private void refuse(HandlingReported report, String reason) {
    context.raise(ReportRefused.of(report, reason));
  }
}

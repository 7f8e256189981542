package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.CargoEvent;
import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.RebookingFailed;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.mail.Mail;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** Tells the customer, or the tenant's own desk, of what happens to a cargo: each thing once. */
@Singleton
final class CustomerMail {

  private final TenantContext context;
  private final Mail mail;
  private final String desk;

  CustomerMail(TenantContext context, Mail mail, @Value("${shipping.mail}") String desk) {
    this.context = context;
    this.mail = mail;
    this.desk = desk;
  }

  @BeforeCommit
  CustomerNotice prepare(CargoMisdirected event) {
    return notice(
        event,
        "Cargo %s has left its route".formatted(event.trackingId()),
        "%s at %s%s on %s is not what its itinerary expects.\n"
            .formatted(
                event.type(),
                event.location(),
                event.voyage() == null ? "" : " with voyage " + event.voyage(),
                event.completionTime()));
  }

  @BeforeCommit
  CustomerNotice prepare(CargoArrived event) {
    return notice(
        event,
        "Cargo %s has arrived at %s".formatted(event.trackingId(), event.location()),
        "It was unloaded on %s and can be claimed.\n".formatted(event.completionTime()));
  }

  @BeforeCommit
  CustomerNotice prepare(CargoRebooked event) {
    return notice(
        event,
        "Cargo %s has a new route".formatted(event.trackingId()),
        "It goes on from %s and is expected at %s on %s.\n"
            .formatted(event.from(), event.destination(), event.eta()));
  }

  @BeforeCommit
  CustomerNotice prepare(RebookingFailed event) {
    return notice(
        event,
        "Cargo %s has no new route".formatted(event.trackingId()),
        "It could not be rebooked: %s.\n".formatted(event.reason()));
  }

  private CustomerNotice notice(CargoEvent event, String subject, String text) {
    var customer = context.ask(new FindCargo(new TrackingId(event.trackingId()))).customer();
    return new CustomerNotice(customer == null ? desk : customer.email(), subject, text);
  }

  @AfterCommit("customer-mail")
  void send(CustomerNotice notice) {
    mail.send(notice.to(), notice.subject(), notice.text());
  }
}

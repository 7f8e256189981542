package dev.kontor.shipping.booking;

import dev.kontor.shipping.cargo.CargoEvent;
import dev.kontor.shipping.cargo.CargoEvent.CargoArrived;
import dev.kontor.shipping.cargo.CargoEvent.CargoMisdirected;
import dev.kontor.shipping.cargo.CargoEvent.CargoRebooked;
import dev.kontor.shipping.cargo.CargoEvent.RebookingFailed;
import dev.kontor.shipping.cargo.FindCargo;
import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.location.NameLocations;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import dev.kontor.tenant.mail.Mail;
import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells the customer, or the tenant's own desk, of what happens to a cargo: each thing once. */
@Singleton
final class CustomerMail {

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

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
    var voyage = event.voyage() == null ? null : new VoyageNumber(event.voyage());
    return notice(
        event,
        "Cargo %s has left its route".formatted(event.trackingId()),
        "It was %s in %s on %s, which its route does not say.\n"
            .formatted(
                done(HandlingType.valueOf(event.type()), voyage),
                place(event.location()),
                moment(event.completionTime())));
  }

  @BeforeCommit
  CustomerNotice prepare(CargoArrived event) {
    var place = place(event.location());
    return notice(
        event,
        "Cargo %s has arrived in %s".formatted(event.trackingId(), place),
        "It was unloaded in %s on %s and can be claimed.\n"
            .formatted(place, moment(event.completionTime())));
  }

  @BeforeCommit
  CustomerNotice prepare(CargoRebooked event) {
    return notice(
        event,
        "Cargo %s has a new route".formatted(event.trackingId()),
        "It goes on from %s and is expected in %s on %s.\n"
            .formatted(place(event.from()), place(event.destination()), moment(event.eta())));
  }

  @BeforeCommit
  CustomerNotice prepare(RebookingFailed event) {
    return notice(
        event,
        "Cargo %s has no new route".formatted(event.trackingId()),
        "It could not be rebooked: %s.\n".formatted(event.reason()));
  }

  private static String done(HandlingType type, @Nullable VoyageNumber voyage) {
    return switch (type) {
      case RECEIVE -> "received";
      case LOAD -> "loaded onto voyage " + voyage;
      case UNLOAD -> "unloaded off voyage " + voyage;
      case CUSTOMS -> "cleared by customs";
      case CLAIM -> "claimed";
    };
  }

  private String place(String code) {
    var location = new UnLocode(code);
    return context.ask(new NameLocations(Set.of(location))).full(location);
  }

  private static String moment(Instant instant) {
    return MOMENT.format(instant);
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

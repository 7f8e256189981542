package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.message.web.Moments;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields in which an order is given or changed; what is wrong stands beside the field. */
@Singleton
final class OrderFields {

  private final TenantContext context;
  private final LocationField locations;

  OrderFields(TenantContext context, LocationField locations) {
    this.context = context;
    this.locations = locations;
  }

  @Nullable UnLocode origin(Form form) {
    return locations.read(form, "origin");
  }

  /** Also wrong when it is the origin. */
  @Nullable UnLocode destination(Form form, @Nullable UnLocode origin) {
    var destination = locations.read(form, "destination");
    if (destination != null && destination.equals(origin)) {
      form.refuse("destination", "It starts there. Choose another location.");
      return null;
    }
    return destination;
  }

  /** Null also when nothing is said. */
  @Nullable Instant deadline(Form form) {
    var deadline = form.readIfSaid("deadline", Moments.UNREADABLE, Moments::read);
    if (deadline != null && !deadline.isAfter(now())) {
      form.refuse("deadline", "This has passed: it is now %s.".formatted(Moments.readable(now())));
      return null;
    }
    return deadline;
  }

  Instant now() {
    return context.now();
  }
}

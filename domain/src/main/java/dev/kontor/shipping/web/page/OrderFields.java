package dev.kontor.shipping.web.page;

import dev.kontor.shipping.cargo.CargoCommand;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.FindLocation;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The fields in which an order is given or changed; what is wrong stands beside the field. */
@Singleton
final class OrderFields {

  private final TenantContext context;

  OrderFields(TenantContext context) {
    this.context = context;
  }

  @Nullable UnLocode origin(Form form) {
    return form.read("origin", code -> known("origin", code));
  }

  /** Also wrong when it is the origin. */
  @Nullable UnLocode destination(Form form, @Nullable UnLocode origin) {
    return form.read(
        "destination",
        code -> {
          var destination = known("destination", code);
          return origin == null
              ? destination
              : new RouteSpecification(origin, destination, Instant.MAX).destination();
        });
  }

  /** Null also when nothing is said. */
  @Nullable Instant deadline(Form form) {
    return form.readIfSaid(
        "deadline",
        text -> {
          var deadline = Moments.read("deadline", text);
          CargoCommand.requireToCome(deadline, now());
          return deadline;
        });
  }

  /** A location that exists. */
  UnLocode known(String field, String code) {
    return context.ask(new FindLocation(UnLocode.of(field, code).code())).unLocode();
  }

  Instant now() {
    return context.now();
  }
}

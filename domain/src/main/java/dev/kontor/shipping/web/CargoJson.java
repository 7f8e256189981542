package dev.kontor.shipping.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.shipping.cargo.Cargo;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** A cargo, written: each field is there, if only as an empty list. */
@Serdeable.Serializable
@JsonInclude(JsonInclude.Include.ALWAYS)
record CargoJson(
    String trackingId,
    String origin,
    String destination,
    String arrivalDeadline,
    String routingStatus,
    List<LegJson> itinerary,
    DeliveryJson delivery) {

  static CargoJson of(Cargo cargo) {
    var specification = cargo.specification();
    var delivery = cargo.delivery();
    return new CargoJson(
        cargo.trackingId().id(),
        specification.origin().code(),
        specification.destination().code(),
        specification.arrivalDeadline().toString(),
        delivery.routingStatus().name(),
        cargo.itinerary().legs().stream().map(LegJson::of).toList(),
        DeliveryJson.of(delivery));
  }
}

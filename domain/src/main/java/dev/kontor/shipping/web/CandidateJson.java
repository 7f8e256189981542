package dev.kontor.shipping.web;

import dev.kontor.shipping.delivery.Itinerary;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;

/** An itinerary that a cargo may travel by, written. */
@Serdeable.Serializable
record CandidateJson(List<LegJson> legs) {

  static CandidateJson of(Itinerary itinerary) {
    return new CandidateJson(itinerary.legs().stream().map(LegJson::of).toList());
  }
}

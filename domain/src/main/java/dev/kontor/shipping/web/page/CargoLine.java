package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import java.util.ArrayList;
import java.util.List;

/** A cargo in the list. */
record CargoLine(
    String id,
    String origin,
    String destination,
    String deadline,
    String transport,
    String routing,
    String routingTone,
    boolean misdirected,
    String at) {

  static List<CargoLine> of(List<Cargo> cargos, Pages pages) {
    var mentioned = new ArrayList<UnLocode>();
    for (var cargo : cargos) {
      mentioned.add(cargo.specification().origin());
      mentioned.add(cargo.specification().destination());
      cargo.history().last().ifPresent(last -> mentioned.add(last.activity().location()));
    }
    var places = pages.places(List.of(), mentioned);
    return cargos.stream().map(cargo -> of(cargo, places)).toList();
  }

  private static CargoLine of(Cargo cargo, Places places) {
    var specification = cargo.specification();
    var delivery = cargo.delivery();
    var last = delivery.lastKnownLocation();
    return new CargoLine(
        cargo.trackingId().id(),
        places.name(specification.origin()),
        places.name(specification.destination()),
        Moments.readable(specification.arrivalDeadline()),
        Words.of(delivery.transportStatus()),
        Words.of(delivery.routingStatus()),
        CargoView.tone(delivery.routingStatus()),
        delivery.misdirected(),
        last == null ? "–" : places.name(last));
  }
}

package dev.kontor.shipping.cargo;

import dev.kontor.message.Field;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.List;

/** All cargos that were ever booked with this tenant. */
@Singleton
public final class Cargos {

  private final CargoRepository cargos;

  Cargos(CargoRepository cargos) {
    this.cargos = cargos;
  }

  /** Takes a new cargo. */
  public void add(Cargo cargo) {
    cargos.save(CargoRow.of(cargo));
  }

  @Handler
  Cargo find(FindCargo query) {
    var trackingId = query.trackingId();
    return TrackingId.find(trackingId)
        .flatMap(known -> cargos.findByTrackingId(known.id()))
        .map(CargoRow::toCargo)
        .orElseThrow(() -> new NotFound("no cargo %s".formatted(Field.quoted(trackingId))));
  }

  @Handler
  List<Cargo> newest(ListCargos query) {
    return cargos.findNewest(query.most()).stream().map(CargoRow::toCargo).toList();
  }
}

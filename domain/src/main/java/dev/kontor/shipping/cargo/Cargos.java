package dev.kontor.shipping.cargo;

import dev.kontor.message.Field;
import dev.kontor.tenant.NotFound;
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

  /**
   * The cargo of this tracking id.
   *
   * @throws NotFound when there is none, or the text is no tracking id at all
   */
  public Cargo get(String trackingId) {
    return TrackingId.find(trackingId)
        .flatMap(known -> cargos.findByTrackingId(known.id()))
        .map(CargoRow::toCargo)
        .orElseThrow(() -> new NotFound("no cargo %s".formatted(Field.quoted(trackingId))));
  }

  /** At most so many cargos, the last booked first. */
  public List<Cargo> newest(int limit) {
    return cargos.findNewest(limit).stream().map(CargoRow::toCargo).toList();
  }
}

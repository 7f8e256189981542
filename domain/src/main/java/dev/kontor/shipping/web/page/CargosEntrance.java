package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Entrance;
import jakarta.inject.Singleton;

/** The list of cargos. */
@Singleton
final class CargosEntrance implements Entrance {

  @Override
  public String place() {
    return "cargos";
  }

  @Override
  public String label() {
    return "Cargos";
  }
}

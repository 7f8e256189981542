package dev.kontor.trip;

import dev.kontor.tenant.TenantModule;

/** {@code modules: [trip]}. */
public final class TripModule implements TenantModule {

  @Override
  public String name() {
    return "trip";
  }
}

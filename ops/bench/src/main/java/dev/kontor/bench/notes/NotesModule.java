package dev.kontor.bench.notes;

import dev.kontor.tenant.TenantModule;

/** The module {@code notes}. */
public final class NotesModule implements TenantModule {

  @Override
  public String name() {
    return "notes";
  }
}

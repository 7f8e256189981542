package dev.kontor.host.postgres.provisioning;

import dev.kontor.tenant.TenantModule;

/** A module that has nothing but tables. */
record TestModule(String name, String changelog) implements TenantModule {

  static final TestModule LEDGER = in("ledger", "ledger");

  /** As a newer host has it. */
  static final TestModule LEDGER_NEXT = in("ledger", "ledger-next");

  /** With a change set that fails. */
  static final TestModule LEDGER_BROKEN = in("ledger", "ledger-broken");

  /** With a change set that the server cuts short, with the SQL state of {@code kontor.raised}. */
  static final TestModule LEDGER_INTERRUPTED = in("ledger", "ledger-interrupted");

  static final TestModule PARCELS = in("parcels", "parcels");

  private static TestModule in(String name, String folder) {
    return new TestModule(name, "modules/" + folder + "/changelog.yaml");
  }
}

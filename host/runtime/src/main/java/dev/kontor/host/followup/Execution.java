package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;

/** Runs a follow-up in a unit of its own. Thread-safe. */
public interface Execution {

  /**
   * Returns when the unit has committed, its deletion of the follow-up with it.
   *
   * @param commits is told when all is done but the commit, for which nothing is held that others
   *     could want; may be told again when it was in vain
   * @throws dev.kontor.tenant.Conflict when the follow-up is gone already, or others were faster to
   *     the last
   * @throws dev.kontor.host.unit.UnitStore.Stale when this host doesn't own the tenant any more
   */
  void run(Due due, Runnable commits);
}

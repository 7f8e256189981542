package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Ran;
import java.util.List;

/** Runs follow-ups in a unit of their own. Thread-safe. */
public interface Execution {

  /**
   * Runs the first, and of those behind it as many as can be parts of its unit. Returns when the
   * unit has committed, their deletion with it. What it throws is the first one's failure if it was
   * given only that; otherwise all was in vain, and each is to be tried alone.
   *
   * @param dues of one queue, in their order; from one
   * @param commits is told when all is done but the commit, for which nothing is held that others
   *     could want; may be told again when it was in vain
   * @throws dev.kontor.tenant.Conflict when a follow-up is gone already, or others were faster to
   *     the last
   * @throws dev.kontor.host.unit.UnitStore.Stale when this host doesn't own the tenant any more
   */
  Ran run(List<Due> dues, Runnable commits);
}

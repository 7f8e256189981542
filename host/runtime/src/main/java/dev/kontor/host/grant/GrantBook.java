package dev.kontor.host.grant;

import dev.kontor.tenant.Address;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's grants in its database. Part of the unit of work that is open. Thread-safe. */
public interface GrantBook {

  /** Those of these that there are, in any order. */
  List<GrantEntry> find(Collection<UUID> ids);

  /** One of them, which nobody else changes until the unit ends; null: there is none. */
  @Nullable GrantEntry open(UUID id);

  /** Keeps an entry in place of the one before. */
  void keep(GrantEntry entry);

  /** All of them: those that wait for an answer first, then the newest first. */
  List<GrantEntry> all();

  /**
   * What a {@linkplain GrantEntry#party party} has asked for here. Nobody else is told of the same
   * party until the unit ends, so that two who ask at once are no more than may.
   */
  Asked askedBy(String party);

  /**
   * Forgets, of what a party has asked for here, the one that was refused or ended longest ago;
   * false: there is none.
   */
  boolean forgetClosed(String party);

  /** Ends all that hold or wait and are shared with a tenant; the ids of those. */
  List<UUID> endAll(Address peer, Instant now);

  /**
   * What a party has asked for here.
   *
   * @param kept whatever became of it
   * @param waiting for an answer
   */
  record Asked(int kept, int waiting) {}
}

package dev.kontor.host.grant;

import dev.kontor.tenant.Address;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A tenant's grants in its database. Part of the unit of work that is open. Thread-safe. */
public interface GrantBook {

  /** Those that are shared with a tenant. */
  List<GrantEntry> with(Address peer);

  /** One of them, which nobody else changes until the unit ends; null: there is none. */
  @Nullable GrantEntry open(UUID id);

  /** Keeps an entry in place of the one before. */
  void keep(GrantEntry entry);

  /** All of them: those that wait for an answer first, then the newest first. */
  List<GrantEntry> all();
}

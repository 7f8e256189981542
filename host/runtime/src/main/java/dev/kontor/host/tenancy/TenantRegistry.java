package dev.kontor.host.tenancy;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.letter.Unsent;
import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The control database's tenants. Each method is one transaction, durable when it returns.
 * Thread-safe.
 */
public interface TenantRegistry {

  /** All tenants, by id. */
  List<TenantRecord> tenants();

  /** Keeps a new tenant with the first version of its configuration; its tombstone goes. */
  void register(TenantRecord tenant);

  /** Keeps the state, and the failure where there is one. */
  void enter(TenantId tenant, TenantState state, @Nullable Failure failure);

  /** Keeps a further version of a tenant's configuration, which holds from now on. */
  void configure(TenantConfiguration configuration);

  /** Keeps the version of a tenant's database. */
  void migrated(TenantId tenant, String schemaVersion);

  /** Says that the context runs; written before it starts (the wake-up invariant, design §6). */
  void awake(TenantId tenant);

  /** Says that the context sleeps, when it has work due, and how much it has left to do. */
  void asleep(TenantId tenant, @Nullable Instant wakeUp, Backlog backlog, Unsent letters);

  /** Removes every row of a purged tenant but its tombstone: id and time. */
  void forget(TenantId tenant);

  /** The ids of tenants that were purged and not onboarded since. */
  Set<TenantId> purged();
}

package dev.kontor.host.tenancy;

import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.letter.Unsent;
import dev.kontor.tenant.TenantId;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as operators see it.
 *
 * @param known what the control database knows
 * @param awake whether its context runs
 * @param requests how many requests this host has let into its context since it started
 * @param lastError the last error of its context, if any
 * @param backlog of its follow-ups: now when it is awake, otherwise as it was when it fell asleep
 * @param letters that it has written and that are not known to be taken, likewise
 */
public record TenantStatus(
    TenantRecord known,
    boolean awake,
    long requests,
    @Nullable String lastError,
    Backlog backlog,
    Unsent letters) {

  /** Whose status it is. */
  public TenantId id() {
    return known.id();
  }
}

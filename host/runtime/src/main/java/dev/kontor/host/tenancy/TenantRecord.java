package dev.kontor.host.tenancy;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.database.Placement;
import dev.kontor.host.database.TenantDatabase.NextDue;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.letter.Unsent;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the control database knows of a tenant.
 *
 * @param failure why, when it failed
 * @param sealedPassword its login role's password, encrypted, base64
 * @param schemaVersion the version that its database was last seen at; null before the first
 * @param clockOffset how far its domain time lies from the host's
 * @param awake whether its context runs, or ran when the host was last heard of
 * @param wakeUp when a sleeping tenant has work due; null: none
 * @param backlog of its follow-ups, as it was when the tenant last fell asleep
 * @param letters that were not known to be taken then
 */
public record TenantRecord(
    TenantConfiguration configuration,
    TenantState state,
    @Nullable Failure failure,
    Placement placement,
    String sealedPassword,
    @Nullable String schemaVersion,
    Duration clockOffset,
    boolean awake,
    @Nullable Instant wakeUp,
    Backlog backlog,
    Unsent letters) {

  /** Of a tenant that has never been awake. */
  public static final Backlog NO_BACKLOG = new Backlog(0, 0);

  private static final Duration FARTHEST = Duration.ofDays(36_500);

  /** Whose record it is. */
  public TenantId id() {
    return configuration.tenant();
  }

  /**
   * When the host wakes the tenant for its work; null when there is none. Never too late, but too
   * early for times beyond any calendar, and now for what was due before.
   */
  public @Nullable Instant wakeUpFor(NextDue due, Instant now) {
    var timer = wakeUpFor(due.byTenantsClock(), now.plus(clockOffset), now);
    var followUp = wakeUpFor(due.byHostsClock(), now, now);
    return timer == null || (followUp != null && followUp.isBefore(timer)) ? followUp : timer;
  }

  /** What is due by a clock that shows {@code shown} when it is {@code now} (design §7). */
  private static @Nullable Instant wakeUpFor(@Nullable Instant due, Instant shown, Instant now) {
    if (due == null) {
      return null;
    }
    var left = Duration.between(shown, due);
    if (left.isNegative()) {
      return now;
    }
    return now.plus(left.compareTo(FARTHEST) > 0 ? FARTHEST : left);
  }

  /** This record in another state; a failure is forgotten. */
  public TenantRecord in(TenantState other) {
    return with(configuration, other, null, schemaVersion, awake, wakeUp, backlog, letters);
  }

  /** This record, failed. */
  public TenantRecord failed(Failure why) {
    return with(
        configuration, TenantState.FAILED, why, schemaVersion, awake, wakeUp, backlog, letters);
  }

  /** This record under another configuration. */
  public TenantRecord with(TenantConfiguration other) {
    return with(other, state, failure, schemaVersion, awake, wakeUp, backlog, letters);
  }

  /** This record at another version of its database's schema. */
  public TenantRecord at(String version) {
    return with(configuration, state, failure, version, awake, wakeUp, backlog, letters);
  }

  /** This record of an awake tenant. */
  public TenantRecord awakened() {
    return with(configuration, state, failure, schemaVersion, true, null, backlog, letters);
  }

  /** This record of a sleeping tenant that has left so much to do. */
  public TenantRecord asleep(@Nullable Instant due, Backlog left, Unsent unsent) {
    return with(configuration, state, failure, schemaVersion, false, due, left, unsent);
  }

  /** What never changes stays: where the data lies, the password, the clock. */
  private TenantRecord with(
      TenantConfiguration otherConfiguration,
      TenantState otherState,
      @Nullable Failure otherFailure,
      @Nullable String otherVersion,
      boolean otherAwake,
      @Nullable Instant otherWakeUp,
      Backlog otherBacklog,
      Unsent otherLetters) {
    return new TenantRecord(
        otherConfiguration,
        otherState,
        otherFailure,
        placement,
        sealedPassword,
        otherVersion,
        clockOffset,
        otherAwake,
        otherWakeUp,
        otherBacklog,
        otherLetters);
  }
}

package dev.kontor.host.tenancy;

import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.database.Placement;
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
    @Nullable Instant wakeUp) {

  /** Whose record it is. */
  public TenantId id() {
    return configuration.tenant();
  }

  /** This record in another state; a failure is forgotten. */
  public TenantRecord in(TenantState other) {
    return new TenantRecord(
        configuration,
        other,
        null,
        placement,
        sealedPassword,
        schemaVersion,
        clockOffset,
        awake,
        wakeUp);
  }

  /** This record, failed. */
  public TenantRecord failed(Failure why) {
    return new TenantRecord(
        configuration,
        TenantState.FAILED,
        why,
        placement,
        sealedPassword,
        schemaVersion,
        clockOffset,
        awake,
        wakeUp);
  }

  /** This record under another configuration. */
  public TenantRecord with(TenantConfiguration other) {
    return new TenantRecord(
        other,
        state,
        failure,
        placement,
        sealedPassword,
        schemaVersion,
        clockOffset,
        awake,
        wakeUp);
  }

  /** This record at another version of its database's schema. */
  public TenantRecord at(String version) {
    return new TenantRecord(
        configuration,
        state,
        failure,
        placement,
        sealedPassword,
        version,
        clockOffset,
        awake,
        wakeUp);
  }

  /** This record of an awake tenant. */
  public TenantRecord awakened() {
    return new TenantRecord(
        configuration,
        state,
        failure,
        placement,
        sealedPassword,
        schemaVersion,
        clockOffset,
        true,
        null);
  }

  /** This record of a sleeping tenant. */
  public TenantRecord asleep(@Nullable Instant due) {
    return new TenantRecord(
        configuration,
        state,
        failure,
        placement,
        sealedPassword,
        schemaVersion,
        clockOffset,
        false,
        due);
  }
}

package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.tenancy.TenantStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A tenant as the admin API shows it.
 *
 * @param letters that it has written to other tenants, and that were not taken yet
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record TenantView(
    String id,
    String title,
    String state,
    boolean awake,
    List<String> modules,
    String database,
    @Nullable String schemaVersion,
    long followUps,
    long deadLetters,
    long letters,
    long requests,
    @Nullable Instant wakeUp,
    @Nullable FailureView failure,
    @Nullable String lastError) {

  /** Why a tenant has failed. */
  @Serdeable
  record FailureView(String step, String reason) {}

  static TenantView of(TenantStatus status) {
    var known = status.known();
    var failure = known.failure();
    return new TenantView(
        known.id().value(),
        known.configuration().title(),
        known.state().label(),
        status.awake(),
        known.configuration().modules(),
        known.placement().database(),
        known.schemaVersion(),
        status.backlog().waiting(),
        status.backlog().parked(),
        status.letters().letters(),
        status.requests(),
        known.wakeUp(),
        failure == null ? null : new FailureView(failure.step(), failure.reason()),
        status.lastError());
  }
}

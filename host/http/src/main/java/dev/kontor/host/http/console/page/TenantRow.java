package dev.kontor.host.http.console.page;

import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.tenancy.Failure;
import dev.kontor.host.tenancy.TenantState;
import dev.kontor.host.tenancy.TenantStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A tenant at a glance.
 *
 * @param bytes of its database; null: not measured yet
 * @param backlog of its follow-ups
 * @param unsent how many letters to others were not taken yet
 * @param failure why, when it failed
 * @param lastError the last error of its context
 */
public record TenantRow(
    String id,
    String title,
    TenantState state,
    boolean awake,
    List<String> modules,
    @Nullable Long bytes,
    long requestCount,
    Backlog backlog,
    long unsent,
    @Nullable Failure failure,
    @Nullable String lastError) {

  /** The row of a tenant whose database has so many bytes. */
  public static TenantRow of(TenantStatus status, @Nullable Long bytes) {
    var known = status.known();
    return new TenantRow(
        known.id().value(),
        known.configuration().title(),
        known.state(),
        status.awake(),
        known.configuration().modules(),
        bytes,
        status.requests(),
        status.backlog(),
        status.letters().letters(),
        known.failure(),
        status.lastError());
  }

  /** What its buttons do. */
  public List<TenantAction> actions() {
    return TenantAction.offered(state, awake);
  }

  /** Whether it serves, or would. */
  public boolean isActive() {
    return state == TenantState.ACTIVE;
  }

  /** The size of its database for people. */
  public String size() {
    return bytes == null ? "–" : Bytes.readable(bytes);
  }

  /** How many requests it has had from this host since that started, for people. */
  public String requests() {
    return number(requestCount);
  }

  /** How many follow-ups wait or are under way, for people. */
  public String followUps() {
    return number(backlog.waiting());
  }

  /** How many follow-ups failed too often, for people. */
  public String deadLetters() {
    return number(backlog.parked());
  }

  /** Whether somebody should look at them. */
  public boolean hasDeadLetters() {
    return backlog.parked() > 0;
  }

  /** How many letters wait, for people. */
  public String letters() {
    return number(unsent);
  }

  private static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}

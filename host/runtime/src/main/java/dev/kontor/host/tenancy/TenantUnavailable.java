package dev.kontor.host.tenancy;

import dev.kontor.tenant.TenantId;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Nobody can enter a tenant's context now. The permitted cases are what a caller may ask. */
public abstract sealed class TenantUnavailable extends RuntimeException {

  private TenantUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** There is no such tenant, or none any more. */
  public static final class Unknown extends TenantUnavailable {

    private final boolean isPurging;

    /** Of an id that nobody bears. */
    public Unknown(TenantId tenant) {
      super("no tenant '%s'; see 'kontor tenant list'".formatted(tenant), null);
      isPurging = false;
    }

    /** Of a tenant whose state lets nobody know of it but its operators. */
    Unknown(TenantId tenant, TenantState state) {
      super(
          "tenant '%s' is %s, so nobody enters it; see 'kontor tenant show %s'"
              .formatted(tenant, state.label(), tenant),
          null);
      isPurging = state == TenantState.PURGING;
    }

    /** Whether it is about to be gone for good: who writes to it is to wait for that. */
    public boolean isPurging() {
      return isPurging;
    }
  }

  /** It is suspended. */
  public static final class Suspended extends TenantUnavailable {

    /** Of a suspended tenant. */
    public Suspended(TenantId tenant) {
      super(
          "tenant '%s' is suspended; 'kontor tenant resume %s' lets it go on"
              .formatted(tenant, tenant),
          null);
    }
  }

  /** It can't be entered now, and may be later. */
  public static final class NotNow extends TenantUnavailable {

    /** When asking again makes sense. */
    public static final Duration RETRY_AFTER = Duration.ofSeconds(5);

    /** For the reason given. */
    public NotNow(TenantId tenant, String reason) {
      super("tenant '%s' can't be reached now: %s".formatted(tenant, reason), null);
    }

    /** For the failure given. */
    public NotNow(TenantId tenant, RuntimeException cause) {
      super("tenant '%s' can't be started now: %s".formatted(tenant, cause.getMessage()), cause);
    }
  }

  /** It has failed: asking again makes sense only once its operator has mended it. */
  public static final class Failed extends TenantUnavailable {

    /** Of a failed tenant; with the reason, as far as it is known. */
    public Failed(TenantId tenant, @Nullable Failure failure) {
      super(
          failure == null
              ? "tenant '%s' has failed".formatted(tenant)
              : "tenant '%s' has failed at '%s': %s"
                  .formatted(tenant, failure.step(), failure.reason()),
          null);
    }
  }
}

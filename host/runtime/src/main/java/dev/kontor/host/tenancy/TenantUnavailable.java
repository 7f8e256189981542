package dev.kontor.host.tenancy;

import dev.kontor.tenant.TenantId;
import java.time.Duration;

/** Nobody can enter a tenant's context now. The permitted cases are what a caller may ask. */
public abstract sealed class TenantUnavailable extends RuntimeException {

  private TenantUnavailable(String message, @org.jspecify.annotations.Nullable Throwable cause) {
    super(message, cause);
  }

  /** There is no such tenant, or none any more. */
  public static final class Unknown extends TenantUnavailable {

    /** Of an id that nobody bears. */
    public Unknown(TenantId tenant) {
      super("no tenant '%s'".formatted(tenant), null);
    }
  }

  /** It is suspended. */
  public static final class Suspended extends TenantUnavailable {

    /** Of a suspended tenant. */
    public Suspended(TenantId tenant) {
      super("tenant '%s' is suspended; ask its operator to resume it".formatted(tenant), null);
    }
  }

  /** It can't be entered now, and may be later. */
  public static final class NotNow extends TenantUnavailable {

    private final transient Duration retryAfter;

    /** For the reason given; asking again makes sense after a while. */
    public NotNow(TenantId tenant, String reason, Duration retryAfter) {
      super("tenant '%s' can't be reached now: %s".formatted(tenant, reason), null);
      this.retryAfter = retryAfter;
    }

    /** For the failure given. */
    public NotNow(TenantId tenant, RuntimeException cause, Duration retryAfter) {
      super("tenant '%s' can't be started now: %s".formatted(tenant, cause.getMessage()), cause);
      this.retryAfter = retryAfter;
    }

    /** When asking again makes sense. */
    public Duration retryAfter() {
      return retryAfter;
    }
  }
}

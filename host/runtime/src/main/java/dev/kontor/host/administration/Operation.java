package dev.kontor.host.administration;

import dev.kontor.tenant.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something done to a tenant, step by step, as the journal has it.
 *
 * @param id time-ordered
 * @param steps in the order in which they are taken
 */
public record Operation(UUID id, TenantId tenant, Kind kind, Progress state, List<Step> steps) {

  /** Copies the steps. */
  public Operation {
    steps = List.copyOf(steps);
  }

  /** What is done. */
  public enum Kind {
    ONBOARD,
    RECONFIGURE,
    PURGE;

    /** As the admin API writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** How far it is; of the whole, and of a step. */
  public enum Progress {
    PENDING,
    RUNNING,
    DONE,
    FAILED;

    /** As the admin API writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A step of it.
   *
   * @param error what went wrong, in a line, if it failed
   */
  public record Step(
      String name,
      Progress state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String error) {}
}

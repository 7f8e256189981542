package dev.kontor.host.administration;

import dev.kontor.host.configuration.Change;
import dev.kontor.tenant.TenantId;
import java.util.List;
import java.util.Locale;

/**
 * What applying a configuration would do.
 *
 * @param reason why, for people
 * @param changes the keys that would change
 */
public record Plan(TenantId tenant, Action action, String reason, List<Change> changes) {

  /** Copies the changes. */
  public Plan {
    changes = List.copyOf(changes);
  }

  /** What would be done. */
  public enum Action {
    ONBOARD,
    RECONFIGURE,
    NONE,
    SKIP;

    /** As the admin API writes it. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}

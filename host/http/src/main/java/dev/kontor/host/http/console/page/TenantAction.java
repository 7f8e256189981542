package dev.kontor.host.http.console.page;

import dev.kontor.host.tenancy.TenantState;
import java.util.List;
import java.util.Locale;

/** What a button does to a tenant. */
public enum TenantAction {
  WAKE("Wake", "is awake"),
  SLEEP("Sleep", "is asleep"),
  SUSPEND("Suspend", "is suspended"),
  RESUME("Resume", "is active again");

  private final String label;
  private final String outcome;

  TenantAction(String label, String outcome) {
    this.label = label;
    this.outcome = outcome;
  }

  /** What makes sense for a tenant now. */
  static List<TenantAction> offered(TenantState state, boolean awake) {
    return switch (state) {
      case ACTIVE -> List.of(awake ? SLEEP : WAKE, SUSPEND);
      case SUSPENDED -> List.of(RESUME);
      case ONBOARDING, OFFBOARDED, PURGING, FAILED -> List.of();
    };
  }

  /** The button's text. */
  public String label() {
    return label;
  }

  /** What is true of the tenant afterwards. */
  public String outcome() {
    return outcome;
  }

  /** The same for an action and the one that undoes it: the focus stays on their button. */
  public String switchName() {
    return switch (this) {
      case WAKE, SLEEP -> "rest";
      case SUSPEND, RESUME -> "service";
    };
  }

  /** As it stands in the path. */
  public String path() {
    return name().toLowerCase(Locale.ROOT);
  }
}

package dev.kontor.cli;

import java.util.List;

/**
 * What putting a configuration would do.
 *
 * @param tenant whose
 * @param action {@code onboard}, {@code reconfigure}, {@code none} or {@code skip}
 * @param reason why, for people
 * @param changes what would become different
 */
record Plan(String tenant, String action, String reason, List<Change> changes) {

  /** One key's old and new value, as the host shows them. */
  record Change(String key, String from, String to) {

    static Change of(JsonObject change) {
      return new Change(change.text("key"), change.text("from"), change.text("to"));
    }

    @Override
    public String toString() {
      return "%s: %s → %s".formatted(key, shown(from), shown(to));
    }

    private static String shown(String value) {
      return Terminal.printable(value.isEmpty() ? "(none)" : value);
    }
  }

  static Plan of(JsonObject plan) {
    return new Plan(
        plan.text("tenant"),
        plan.text("action"),
        plan.text("reason"),
        plan.objects("changes").stream().map(Change::of).toList());
  }

  /** Whether there is something to put. */
  boolean acts() {
    return !action.equals("none") && !skips();
  }

  boolean skips() {
    return action.equals("skip");
  }
}

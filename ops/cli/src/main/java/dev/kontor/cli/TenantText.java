package dev.kontor.cli;

import java.util.ArrayList;
import java.util.List;

/** Tenants as people read them. */
final class TenantText {

  private TenantText() {}

  static List<String> table(List<JsonObject> tenants, int columns) {
    var table = new Table("TENANT", "STATE", "CONTEXT", "DUE", "DEAD", "MODULES", "TITLE");
    for (var tenant : tenants) {
      table.add(
          tenant.text("id"),
          tenant.text("state"),
          context(tenant),
          tenant.text("followUps"),
          tenant.text("deadLetters"),
          String.join(",", tenant.texts("modules")),
          tenant.text("title"));
    }
    return table.lines(columns);
  }

  static List<String> details(JsonObject tenant) {
    var details = new Details();
    details.add("tenant", tenant.text("id"));
    details.add("title", tenant.text("title"));
    details.add("state", tenant.text("state"));
    var failure = tenant.object("failure");
    details.add("failed at", failure.text("step"));
    details.add("because", failure.text("reason"));
    details.add("context", context(tenant));
    details.add("modules", String.join(", ", tenant.texts("modules")));
    details.add("database", tenant.text("database"));
    details.add("schema version", tenant.text("schemaVersion"));
    details.add("follow-ups due", tenant.text("followUps"));
    details.add("dead letters", tenant.text("deadLetters"));
    details.add("requests", tenant.text("requests"));
    details.add("wakes up", tenant.text("wakeUp"));
    details.add("last error", tenant.text("lastError"));
    return details.lines;
  }

  private static String context(JsonObject tenant) {
    return tenant.flag("awake") ? "awake" : "asleep";
  }

  /** Names and values in two columns; what is empty isn't shown. */
  private static final class Details {

    private final List<String> lines = new ArrayList<>();

    void add(String name, String value) {
      if (!value.isEmpty()) {
        lines.add("%-16s%s".formatted(name, Terminal.printable(value)));
      }
    }
  }
}

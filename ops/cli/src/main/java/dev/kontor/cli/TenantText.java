package dev.kontor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Tenants as people read them. */
final class TenantText {

  private static final int WIDE = 120;

  private TenantText() {}

  /**
   * A line for each: what is due, dead and not yet out by letter; where the database lies and what
   * is in it only where there is room for it.
   *
   * @param columns the width to keep, 0 for none
   */
  static List<String> table(List<JsonObject> tenants, int columns) {
    boolean wide = columns == 0 || columns >= WIDE;
    var heads = List.of("TENANT", "STATE", "CONTEXT", "DUE", "DEAD", "OUT", "MODULES", "TITLE");
    var table = new Table(cells(heads, wide, "DATABASE", "SCHEMA"));
    for (var tenant : tenants) {
      var cells =
          List.of(
              tenant.text("id"),
              tenant.text("state"),
              context(tenant),
              tenant.text("followUps"),
              tenant.text("deadLetters"),
              tenant.text("letters"),
              String.join(",", tenant.texts("modules")),
              tenant.text("title"));
      table.add(cells(cells, wide, tenant.text("database"), tenant.text("schemaVersion")));
    }
    return table.lines(columns);
  }

  private static String[] cells(List<String> always, boolean wide, String... ifWide) {
    return Stream.concat(always.stream(), wide ? Stream.of(ifWide) : Stream.empty())
        .toArray(String[]::new);
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
    details.add("letters waiting", tenant.text("letters"));
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

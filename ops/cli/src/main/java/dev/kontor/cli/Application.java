package dev.kontor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code apply} in its two halves: plan every file, then put what the plans say. */
final class Application {

  private final Terminal terminal;
  private final Tenants tenants;
  private final boolean json;

  Application(Terminal terminal, Tenants tenants, boolean json) {
    this.terminal = terminal;
    this.tenants = tenants;
    this.json = json;
  }

  /**
   * A file's configuration and what putting it would do.
   *
   * @param configuration what to put
   * @param plan what that would do
   * @param answer the plan as the host said it
   */
  record Planned(TenantConfiguration configuration, Plan plan, Map<?, ?> answer) {}

  /**
   * Plans every file, changing nothing.
   *
   * @throws Failure with the errors of all the files together
   */
  List<Planned> plan(List<TenantFile> files) {
    var planned = new ArrayList<Planned>();
    var errors = new ArrayList<ConfigurationError>();
    for (var file : files) {
      try {
        planned.add(plan(file));
      } catch (Failure failure) {
        errors.addAll(errorsOf(file, failure));
      }
    }
    if (!errors.isEmpty()) {
      throw new Failure(
          ExitCode.FAILED, "nothing was applied; put the above right and run it again", errors);
    }
    return planned;
  }

  private Planned plan(TenantFile file) {
    var configuration = file.read();
    var answer = tenants.plan(configuration).object();
    return new Planned(configuration, Plan.of(answer), answer.fields());
  }

  private static List<ConfigurationError> errorsOf(TenantFile file, Failure failure) {
    if (failure.exitCode() == ExitCode.UNREACHABLE) {
      throw failure;
    }
    return failure.errors().isEmpty()
        ? List.of(ConfigurationError.ofFile(file.path().toString(), failure.getMessage()))
        : failure.errors().stream().map(file::located).toList();
  }

  void show(List<Planned> planned) {
    if (json) {
      terminal.line(JsonObject.pretty(planned.stream().map(Planned::answer).toList()));
      return;
    }
    var table = new Table("TENANT", "PLAN", "WHY");
    for (var each : planned) {
      table.add(each.configuration().id(), each.plan().action(), why(each.plan()));
    }
    table.lines(terminal.columns()).forEach(terminal::line);
    planned.forEach(each -> changes(each).forEach(terminal::line));
  }

  private static String why(Plan plan) {
    return plan.reason().isEmpty() && !plan.acts() ? "as its file says" : plan.reason();
  }

  private static List<String> changes(Planned planned) {
    return planned.plan().changes().stream()
        .map(change -> "  %s %s".formatted(planned.configuration().id(), change))
        .toList();
  }

  /**
   * Puts what the plans say, one tenant after the other; a failure doesn't stop the others.
   *
   * @throws Failure when any failed
   */
  void apply(List<Planned> planned) {
    var failures = new LinkedHashMap<String, String>();
    var applier = new Applier(tenants, json ? terminal.aside() : terminal);
    for (var each : planned) {
      if (each.plan().acts()) {
        applyOne(applier, each, failures);
      }
    }
    if (!failures.isEmpty()) {
      throw new Failure(
          ExitCode.FAILED,
          "%d of %d tenants failed: %s; the same command goes on from there"
              .formatted(failures.size(), planned.size(), String.join(", ", failures.keySet())));
    }
  }

  private void applyOne(Applier applier, Planned planned, Map<String, String> failures) {
    var id = planned.configuration().id();
    say("%s: %s".formatted(id, planned.plan().action()));
    try {
      applier.apply(planned.configuration());
      say("%s is active".formatted(id));
    } catch (Failure failure) {
      if (failure.exitCode() == ExitCode.UNREACHABLE) {
        throw failure;
      }
      failures.put(id, failure.getMessage());
      Main.complain(terminal, failure);
    }
  }

  private void say(String line) {
    if (!json) {
      terminal.line(line);
    }
  }
}

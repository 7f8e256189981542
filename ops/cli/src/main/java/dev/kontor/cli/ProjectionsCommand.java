package dev.kontor.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** The read models of a tenant. */
@Command(
    name = "projections",
    description = "Lists a tenant's projections, and makes them anew while it works.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class ProjectionsCommand {

  private final Shell shell;

  ProjectionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(name = "list", description = "Shows where each projection is.")
  void list(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    var projections = new Tenants(host.api(shell)).projections(id);
    host.list(shell, projections, "no projections", ProjectionsCommand::table);
  }

  private static Table table(List<JsonObject> projections) {
    var table = new Table("PROJECTION", "MODE", "STATE", "POSITION", "BEHIND", "REBUILD", "ERROR");
    for (var projection : projections) {
      table.add(
          projection.text("name"),
          projection.text("mode"),
          projection.text("state"),
          projection.text("position"),
          projection.text("behindBy"),
          rebuild(projection),
          projection.text("error").lines().findFirst().orElse(""));
    }
    return table;
  }

  private static String rebuild(JsonObject projection) {
    return projection.has("rebuild")
        ? projection.object("rebuild").text("behindBy") + " to go"
        : "";
  }

  @Command(
      name = "rebuild",
      description = {
        "Begins to make a projection's tables anew from the events, or all projections'.",
        "The tenant works on; kontor projections list says how far it is."
      })
  void rebuild(
      @Mixin Host host,
      @Parameters(paramLabel = "ID") String id,
      @Parameters(paramLabel = "NAME", arity = "0..1", description = "This one only.")
          @Nullable String name) {
    var tenants = new Tenants(host.api(shell));
    var names =
        name == null
            ? tenants.projections(id).list().stream().map(each -> each.text("name")).toList()
            : List.of(name);
    for (var each : names) {
      tenants.rebuild(id, each);
      if (!host.json()) {
        shell.terminal().line(Terminal.printable("%s is being rebuilt".formatted(each)));
      }
    }
  }
}

package dev.kontor.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A shipping tenant's locations. */
@Command(
    name = "locations",
    description = "Imports a shipping tenant's locations.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class LocationsCommand {

  private final Shell shell;

  LocationsCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(
      name = "import",
      description = {
        "Imports locations from a UN/LOCODE list (CSV as the UNECE publishes it, or code,name).",
        "Good lines are taken, bad ones told; so the same file may be imported again."
      })
  void importAll(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = "The tenant.") String id,
      @Parameters(paramLabel = "FILE", description = "The list.") Path file) {
    var terminal = host.json() ? shell.terminal().aside() : shell.terminal();
    var totals = new LocationImport(host.api(shell), id, terminal).run(file);
    if (host.json()) {
      shell.terminal().line(JsonObject.pretty(totals.toJson()));
    } else {
      totals.lines().forEach(shell.terminal()::line);
    }
    if (totals.rejected() > 0) {
      throw new Failure(
          ExitCode.FAILED,
          "%d lines were rejected; put them right and import the file again"
              .formatted(totals.rejected()));
    }
  }
}

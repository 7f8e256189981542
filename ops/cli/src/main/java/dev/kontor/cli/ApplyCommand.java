package dev.kontor.cli;

import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes tenants as their files say. */
@Command(
    name = "apply",
    description = {
      "Makes tenants as their files say: onboards the new, reconfigures the changed, touches "
          + "nothing else.",
      "Shows the plan first; if any file has errors, all errors are shown and nothing is applied.",
      "Offboarded and purged tenants are skipped."
    })
final class ApplyCommand implements Runnable {

  private final Shell shell;

  @Mixin private final Host host = new Host();

  @Option(
      names = {"-f", "--file"},
      required = true,
      paramLabel = "FILE|DIR",
      description = "A tenant's file, or a folder of them; _defaults.yml lies under each.")
  private Path path = Path.of("");

  @Option(names = "--dry-run", description = "Show the plan and stop.")
  private boolean dryRun;

  ApplyCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    var files = TenantFile.allIn(path);
    var application = new Application(shell.terminal(), new Tenants(host.api(shell)), host.json());
    var planned = application.plan(files);
    application.show(planned);
    if (!dryRun) {
      application.apply(planned);
    }
  }
}

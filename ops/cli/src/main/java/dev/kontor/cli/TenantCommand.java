package dev.kontor.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The verbs that act on one tenant, and {@code list}. */
@Command(
    name = "tenant",
    description = "Onboards tenants, shows them, and changes their state.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class TenantCommand {

  private final Shell shell;

  TenantCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(
      name = "onboard",
      description = {
        "Creates a tenant's role and database, migrates and activates it, showing each step.",
        "After a failure the same command goes on where it stopped."
      })
  void onboard(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = "The tenant.") String id,
      @Option(
              names = {"-f", "--file"},
              paramLabel = "FILE",
              description = "Its configuration; _defaults.yml beside it lies under it.")
          @Nullable Path file,
      @Option(names = "--title", paramLabel = "TITLE", description = "What people call it.")
          @Nullable String title,
      @Option(
              names = "--module",
              paramLabel = "MODULE",
              description = "A module that it runs; may be given again.")
          @Nullable List<String> modules) {
    var configuration =
        OnboardOptions.configuration(id, file, title, modules == null ? List.of() : modules);
    new TenantOnboarding(shell, host).run(configuration);
  }

  @Command(name = "list", description = "Lists the tenants.")
  void list(@Mixin Host host) {
    var answer = tenants(host).list();
    if (host.json()) {
      print(answer.body());
    } else if (answer.list().isEmpty()) {
      say("no tenants yet; make one with kontor tenant onboard ID");
    } else {
      TenantText.table(answer.list(), shell.terminal().columns()).forEach(this::say);
    }
  }

  @Command(name = "show", description = "Shows all that the host knows of a tenant.")
  void show(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    var answer = tenants(host).show(id);
    if (host.json()) {
      print(answer.body());
    } else {
      TenantText.details(answer.object()).forEach(this::say);
    }
  }

  @Command(name = "suspend", description = "Stops a tenant's requests and follow-ups, keeping all.")
  void suspend(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    change(host, id, "suspend", "is suspended; kontor tenant resume %s lets it go on");
  }

  @Command(name = "resume", description = "Lets a suspended tenant go on.")
  void resume(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    change(host, id, "resume", "is active again");
  }

  @Command(name = "sleep", description = "Closes a tenant's context; its next request wakes it.")
  void sleep(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    change(host, id, "sleep", "is asleep");
  }

  @Command(name = "wake", description = "Starts a tenant's context.")
  void wake(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    change(host, id, "wake", "is awake");
  }

  @Command(
      name = "rotate-key",
      description = {
        "Makes a tenant a new key to sign its letters to other sites with.",
        "The one that it replaces is accepted for a day more."
      })
  void rotateKey(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    var answer = tenants(host).change(id, "rotate-key");
    if (host.json()) {
      print(answer.body());
    } else {
      answer.list().stream().map(key -> keyLine(id, key)).forEach(this::say);
    }
  }

  private static String keyLine(String id, JsonObject key) {
    return Terminal.printable(
        key.has("until")
            ? "accepted until %s UTC: %s"
                .formatted(Times.readable(key.text("until")), key.text("fingerprint"))
            : "%s signs with a new key: %s".formatted(id, key.text("fingerprint")));
  }

  @Command(name = "offboard", description = "Makes a tenant answer 404, keeping its data.")
  void offboard(@Mixin Host host, @Parameters(paramLabel = "ID") String id) {
    report(
        host,
        tenants(host).offboard(id),
        id,
        "is offboarded; its data is kept until kontor tenant purge %s --yes");
  }

  @Command(
      name = "purge",
      description = "Drops an offboarded tenant's database, roles and secrets, for good.")
  void purge(
      @Mixin Host host,
      @Parameters(paramLabel = "ID") String id,
      @Option(names = "--yes", description = "Yes, delete it all; needed.") boolean yes) {
    if (!yes) {
      throw new Failure(
          ExitCode.USAGE,
          "purging '%s' deletes its database, roles and secrets for good; if that is meant, add --yes"
              .formatted(id));
    }
    tenants(host).purge(id);
    if (!host.json()) {
      say(id + " is purged: database, roles and secrets are gone");
    }
  }

  private void change(Host host, String id, String verb, String outcome) {
    report(host, tenants(host).change(id, verb), id, outcome);
  }

  private void report(Host host, AdminApi.Answer answer, String id, String outcome) {
    if (host.json()) {
      print(answer.body());
    } else {
      say(id + " " + outcome.formatted(id));
    }
  }

  private Tenants tenants(Host host) {
    return new Tenants(host.api(shell));
  }

  private void print(@Nullable Object json) {
    say(JsonObject.pretty(json));
  }

  private void say(String line) {
    shell.terminal().line(line);
  }
}

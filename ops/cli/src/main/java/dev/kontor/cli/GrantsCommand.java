package dev.kontor.cli;

import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What an operator answers to other tenants in a tenant's place. */
@Command(
    name = "grants",
    description = "Shows who may send a tenant what, and answers those who ask for it.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class GrantsCommand {

  private static final String ID = "The tenant.";
  private static final String ONE =
      "Its id in the list, or the beginning of it. Not named: the one that waits, if only one"
          + " does.";

  private final Shell shell;

  GrantsCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(
      name = "list",
      description = {
        "Lists a tenant's grants, those that wait for an answer first.",
        "given: another tenant has asked this one, which decides.",
        "held: this tenant has asked another one, which decides."
      })
  void list(@Mixin Host host, @Parameters(paramLabel = "ID", description = ID) String id) {
    host.list(
        shell, grants(host, id).list(), "%s has no grants".formatted(id), GrantsCommand::table);
  }

  private static Table table(List<JsonObject> grants) {
    var table = new Table("GRANT", "SIDE", "STATE", "KIND", "ASKER", "ASKED", "SINCE");
    int length = Grants.telling(grants);
    for (var grant : grants) {
      table.add(
          Grants.beginning(grant.text("id"), length),
          grant.text("side"),
          grant.text("state"),
          grant.text("kind"),
          grant.text("asker"),
          grant.text("asked"),
          Times.readable(grant.text("since")));
    }
    return table;
  }

  @Command(name = "allow", description = "Allows what another tenant has asked for.")
  void allow(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(paramLabel = "GRANT", arity = "0..1", description = ONE) @Nullable String grant) {
    answer(host, id, grant, "allow", "%s is allowed %s");
  }

  @Command(
      name = "refuse",
      description = "Refuses what another tenant has asked for; it may ask again.")
  void refuse(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(paramLabel = "GRANT", arity = "0..1", description = ONE) @Nullable String grant) {
    answer(host, id, grant, "refuse", "%s is refused %s");
  }

  @Command(
      name = "revoke",
      description = {
        "Ends a grant that holds, or takes back what this tenant has asked for.",
        "The grant is always named: others rely on it."
      })
  void revoke(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = ID) String id,
      @Parameters(paramLabel = "GRANT", description = "Its id in the list, or the beginning of it.")
          String grant) {
    change(host, grants(host, id), grant, "revoke", "%s has %s no more");
  }

  private void answer(Host host, String id, @Nullable String grant, String verb, String done) {
    var grants = grants(host, id);
    if (grant == null) {
      told(host, grants.change(grants.waiting(verb), verb), done);
    } else {
      change(host, grants, grant, verb, done);
    }
  }

  private void change(Host host, Grants grants, String grant, String verb, String done) {
    told(host, grants.change(grants.named(grant), verb), done);
  }

  private void told(Host host, AdminApi.Answer answer, String done) {
    if (host.json()) {
      say(JsonObject.pretty(answer.body()));
    } else {
      var grant = answer.object();
      say(Terminal.printable(done.formatted(grant.text("asker"), grant.text("kind"))));
    }
  }

  private Grants grants(Host host, String id) {
    return new Tenants(host.api(shell)).grants(id);
  }

  private void say(String line) {
    shell.terminal().line(line);
  }
}

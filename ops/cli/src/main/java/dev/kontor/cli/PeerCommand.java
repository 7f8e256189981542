package dev.kontor.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The other sites that this one writes to and hears from. */
@Command(
    name = "peer",
    description = "Makes other hosts known, so that their tenants and ours can write to another.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class PeerCommand {

  private static final Set<String> YES = Set.of("y", "yes");

  private final Shell shell;

  PeerCommand(Shell shell) {
    this.shell = shell;
  }

  /** How the other host's key is trusted, where nobody is asked. */
  static final class Trust {

    @Option(
        names = "--fingerprint",
        paramLabel = "FINGERPRINT",
        required = true,
        description = "Trust this key, which kontor peer list shows at the other host.")
    private @Nullable String fingerprint;

    @Option(
        names = "--yes",
        required = true,
        description = "Trust whatever key the other host shows now.")
    @SuppressWarnings("UnusedVariable") // picocli sets it; without a fingerprint, it was given
    private boolean yes;
  }

  @Command(
      name = "add",
      description = {
        "Adds another host by its site's name and its public URL.",
        "Shows the fingerprint of its key, and asks whether it is the right one.",
        "For letters to flow, its operator adds this host, too."
      })
  void add(
      @Mixin Host host,
      @Parameters(paramLabel = "NAME", description = "What the other site is called.") String name,
      @Parameters(paramLabel = "URL", description = "Its public URL.") String url,
      @ArgGroup(exclusive = true) @Nullable Trust trust) {
    refuseUnlessAnybodyCanBeAsked(name, url, trust);
    var peers = new Peers(host.api(shell));
    var answer = peers.add(name, url, trusted(peers, host, name, url, trust));
    if (host.json()) {
      say(JsonObject.pretty(answer.body()));
    } else {
      say(Terminal.printable("%s is a peer now".formatted(name)));
    }
  }

  private void refuseUnlessAnybodyCanBeAsked(String name, String url, @Nullable Trust trust) {
    if (trust == null && !shell.terminal().live()) {
      throw new Failure(
          ExitCode.USAGE,
          "nobody can be asked here whether the key of '%s' at '%s' is the right one; add --fingerprint with the one that kontor peer list shows at that host, or --yes to trust what it shows now"
              .formatted(name, url));
    }
  }

  private String trusted(Peers peers, Host host, String name, String url, @Nullable Trust trust) {
    var given = trust == null ? null : trust.fingerprint;
    if (given != null) {
      return given;
    }
    var shown = peers.look(name, url).text("fingerprint");
    if (trust == null) {
      ask(host, name, url, shown);
    }
    return shown;
  }

  private void ask(Host host, String name, String url, String fingerprint) {
    var terminal = host.json() ? shell.terminal().aside() : shell.terminal();
    terminal.line(Terminal.printable("%s at %s shows the key".formatted(name, url)));
    terminal.line("  " + Terminal.printable(fingerprint));
    terminal.openLine("Is that the one that kontor peer list shows there? [y/N] ");
    if (!YES.contains(answer().strip().toLowerCase(Locale.ROOT))) {
      throw new Failure(ExitCode.REFUSED, "'%s' was not added".formatted(name));
    }
  }

  private String answer() {
    try {
      return shell.line();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Command(
      name = "list",
      description = "Lists the other hosts that are known, and shows this one's own key.")
  void list(@Mixin Host host) {
    var peers = new Peers(host.api(shell));
    var answer = peers.list();
    if (host.json()) {
      say(JsonObject.pretty(answer.body()));
      return;
    }
    var site = peers.site();
    say(Terminal.printable("this is %s, with the key".formatted(site.text("name"))));
    say("  " + Terminal.printable(site.text("fingerprint")));
    if (answer.list().isEmpty()) {
      say("no peers yet; make one with kontor peer add NAME URL");
    } else {
      lines(answer.list()).forEach(this::say);
    }
  }

  private List<String> lines(List<JsonObject> peers) {
    var table = new Table("PEER", "URL", "SINCE", "ERROR", "KEY");
    for (var peer : peers) {
      table.add(
          peer.text("name"),
          peer.text("url"),
          Times.readable(peer.text("since")),
          peer.text("error"),
          peer.text("fingerprint"));
    }
    return table.lines(shell.terminal().columns());
  }

  @Command(
      name = "remove",
      description = "Forgets another host: nothing is written to it or taken from it any more.")
  void remove(@Mixin Host host, @Parameters(paramLabel = "NAME") String name) {
    new Peers(host.api(shell)).remove(name);
    if (!host.json()) {
      say(name + " is no peer any more");
    }
  }

  private void say(String line) {
    shell.terminal().line(line);
  }
}

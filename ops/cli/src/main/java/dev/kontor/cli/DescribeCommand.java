package dev.kontor.cli;

import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows a tenant's flow of messages. */
@Command(
    name = "describe",
    description = {
      "Shows which of a tenant's messages leads to which: commands, events, and who handles them;",
      "sagas with their steps and what undoes these, tasks, and what runs by itself at its times.",
      "It is read from the code that the host runs, and shows what can happen.",
      "As JSON it has the JSON Schema of each published event."
    })
final class DescribeCommand implements Runnable {

  /** How the flow is shown. */
  enum Format {
    TREE,
    SVG,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Shell shell;

  @Mixin private final Host host = new Host();

  @Parameters(paramLabel = "ID", description = "The tenant.")
  private String id = "";

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: ${COMPLETION-CANDIDATES}; a tree by default.")
  private Format format = Format.TREE;

  DescribeCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    var tenants = new Tenants(host.api(shell));
    var terminal = shell.terminal();
    switch (host.json() ? Format.JSON : format) {
      case SVG -> terminal.out().print(tenants.flowPicture(id));
      case JSON -> terminal.line(JsonObject.pretty(tenants.flow(id).body()));
      case TREE -> FlowTree.lines(tenants.flow(id).object()).forEach(terminal::line);
    }
  }
}

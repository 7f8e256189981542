package dev.kontor.cli;

import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what of a tenant's letters to others waits. */
@Command(
    name = "letters",
    description = {
      "Shows the letters of a tenant that others have not taken yet, by receiver, and why.",
      "Those that were given up are among its dead letters."
    })
final class LettersCommand implements Runnable {

  private final Shell shell;

  @Mixin private final Host host = new Host();

  @Parameters(paramLabel = "ID", description = "The tenant.")
  private String id = "";

  LettersCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    var letters = new Tenants(host.api(shell)).letters(id);
    host.list(shell, letters, "no letters of %s wait".formatted(id), LettersCommand::table);
  }

  private static Table table(List<JsonObject> channels) {
    var table = new Table("TO", "LETTERS", "OLDEST", "TRIES", "AGAIN", "ERROR");
    for (var channel : channels) {
      table.add(
          channel.text("to"),
          channel.text("letters"),
          Times.readable(channel.text("oldest")),
          channel.text("attempts"),
          Times.readable(channel.text("again")),
          channel.text("error"));
    }
    return table;
  }
}

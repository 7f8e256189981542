package dev.kontor.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows the mails that a tenant's mail box has kept. */
@Command(
    name = "mail",
    description = {
      "Shows the mails that a tenant's development mail box has kept, the newest first.",
      "With --json, whole."
    })
final class MailCommand implements Runnable {

  private final Shell shell;

  @Mixin private final Host host = new Host();

  @Parameters(paramLabel = "ID", description = "The tenant.")
  private String id = "";

  MailCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    var terminal = shell.terminal();
    var mails = new Tenants(host.api(shell)).mail(id);
    if (host.json()) {
      terminal.line(JsonObject.pretty(mails.body()));
    } else if (mails.list().isEmpty()) {
      terminal.line("%s has kept no mail".formatted(id));
    } else {
      var table = new Table("SENT", "TO", "SUBJECT", "TEXT");
      mails
          .list()
          .forEach(mail ->
              table.add(
                  Times.readable(mail.text("sentAt")),
                  mail.text("to"),
                  mail.text("subject"),
                  mail.text("body").strip()));
      table.lines(terminal.columns()).forEach(terminal::line);
    }
  }
}

package dev.kontor.cli;

import java.util.List;
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
    var mails = new Tenants(host.api(shell)).mail(id);
    host.list(shell, mails, "%s has kept no mail".formatted(id), MailCommand::table);
  }

  private static Table table(List<JsonObject> mails) {
    var table = new Table("SENT", "TO", "SUBJECT", "TEXT");
    for (var mail : mails) {
      table.add(
          Times.readable(mail.text("sentAt")),
          mail.text("to"),
          mail.text("subject"),
          mail.text("body").strip());
    }
    return table;
  }
}

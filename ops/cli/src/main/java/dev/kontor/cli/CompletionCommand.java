package dev.kontor.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the completion script that fits this version. */
@Command(
    name = "completion",
    description = {
      "Prints a completion script for bash and zsh.",
      "For this shell: source <(ops/kontor completion)"
    })
final class CompletionCommand implements Runnable {

  private final Shell shell;

  @Spec
  @SuppressWarnings("NullAway.Init")
  private CommandSpec spec;

  CompletionCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    var root = spec.root();
    shell.terminal().line(AutoComplete.bash(root.name(), root.commandLine()));
  }
}

package dev.kontor.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs one command and ends with its exit code. */
public final class Main {

  private Main() {}

  /**
   * The process's entry.
   *
   * <p>The launcher says by the property {@code kontor.columns} that standard output is a terminal,
   * and how wide; asking the JDK for a console would cost more than the rest of the command.
   */
  public static void main(String[] arguments) {
    var environment = System.getenv();
    int columns = Integer.getInteger("kontor.columns", 0);
    var colour = columns > 0 && environment.getOrDefault("NO_COLOR", "").isEmpty();
    var terminal =
        new Terminal(utf8(FileDescriptor.out), utf8(FileDescriptor.err), columns, colour);
    var exitCode = run(new Shell(terminal, environment, System.in), arguments);
    terminal.out().flush();
    System.exit(exitCode);
  }

  private static PrintStream utf8(FileDescriptor descriptor) {
    return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
  }

  private static PrintWriter writer(PrintStream stream) {
    return new PrintWriter(stream, true, StandardCharsets.UTF_8);
  }

  /** Runs one command; the result is its exit code. */
  static int run(Shell shell, String... arguments) {
    var terminal = shell.terminal();
    return commandLine(shell)
        .setOut(writer(terminal.out()))
        .setErr(writer(terminal.err()))
        .setColorScheme(Help.defaultColorScheme(terminal.colour() ? Ansi.ON : Ansi.OFF))
        .setParameterExceptionHandler((wrong, _) -> explainUsage(terminal, wrong))
        .setExecutionExceptionHandler((thrown, _, _) -> explain(terminal, thrown))
        .execute(arguments);
  }

  private static CommandLine commandLine(Shell shell) {
    return new CommandLine(new Kontor())
        .addSubcommand(ServeCommand.spec())
        .addSubcommand(new TenantCommand(shell))
        .addSubcommand(new ApplyCommand(shell))
        .addSubcommand(new DeadLettersCommand(shell))
        .addSubcommand(new MailCommand(shell))
        .addSubcommand(new LocationsCommand(shell))
        .addSubcommand(new DescribeCommand(shell))
        .addSubcommand(new EventsCommand(shell))
        .addSubcommand(new ProjectionsCommand(shell))
        .addSubcommand(new PeerCommand(shell))
        .addSubcommand(new GrantsCommand(shell))
        .addSubcommand(new LettersCommand(shell))
        .addSubcommand(new BenchCommand())
        .addSubcommand(new CompletionCommand(shell));
  }

  private static int explainUsage(Terminal terminal, ParameterException wrong) {
    terminal.complain("kontor: " + wrong.getMessage());
    UnmatchedArgumentException.printSuggestions(wrong, writer(terminal.err()));
    terminal.complain(
        "see %s --help".formatted(wrong.getCommandLine().getCommandSpec().qualifiedName()));
    return ExitCode.USAGE.number;
  }

  private static int explain(Terminal terminal, Exception thrown) throws Exception {
    if (thrown instanceof Failure failure) {
      complain(terminal, failure);
      return failure.exitCode().number;
    }
    throw thrown;
  }

  static void complain(Terminal terminal, Failure failure) {
    failure.errors().forEach(error -> terminal.complain(error.toString()));
    terminal.complain("kontor: " + failure.getMessage());
  }
}

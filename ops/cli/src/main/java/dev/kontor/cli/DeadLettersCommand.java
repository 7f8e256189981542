package dev.kontor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What an operator does about follow-ups that failed too often. */
@Command(
    name = "dead-letters",
    description = "Shows follow-ups that failed too often, runs them again or gives them up.",
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n")
final class DeadLettersCommand {

  private final Shell shell;

  DeadLettersCommand(Shell shell) {
    this.shell = shell;
  }

  @Command(name = "list", description = "Lists a tenant's dead letters, the oldest first.")
  void list(
      @Mixin Host host, @Parameters(paramLabel = "ID", description = "The tenant.") String id) {
    var letters = letters(host, id).all();
    if (host.json()) {
      say(JsonObject.pretty(letters.stream().map(JsonObject::fields).toList()));
    } else if (letters.isEmpty()) {
      say("%s has no dead letters".formatted(id));
    } else {
      DeadLetterText.table(letters, shell.terminal().columns()).forEach(this::say);
    }
  }

  @Command(
      name = "show",
      description = {
        "Shows what failed, why, with its stack, and which event.",
        "With --json: the letter that is named, or a list of several."
      })
  void show(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = "The tenant.") String id,
      @Parameters(
              paramLabel = "LETTER",
              arity = "0..*",
              description = "Its number in the list; several may be named.")
          @Nullable List<String> letters,
      @Option(names = "--all", description = "All that there are now.") boolean all) {
    var dead = letters(host, id);
    var wanted = wanted(dead, letters, all);
    var shown = new ArrayList<JsonObject>();
    var outcome = dead.each(wanted, letter -> shown.add(dead.show(letter).object()));
    if (shown.isEmpty()) {
      failIfMissing(id, outcome);
    }
    if (host.json()) {
      var found = shown.stream().map(JsonObject::fields).toList();
      say(JsonObject.pretty(!all && wanted.size() == 1 ? found.getFirst() : found));
    } else if (wanted.isEmpty()) {
      say("%s has no dead letters".formatted(id));
    } else if (!shown.isEmpty()) {
      say(
          shown.stream()
              .map(letter -> String.join("\n", DeadLetterText.details(letter)))
              .collect(Collectors.joining("\n\n")));
    }
    failIfMissing(id, outcome);
  }

  @Command(
      name = "replay",
      description = {
        "Runs dead letters again, as if they had never failed, and then what they hold up.",
        "One that fails again becomes a dead letter again."
      })
  void replay(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = "The tenant.") String id,
      @Parameters(
              paramLabel = "LETTER",
              arity = "0..*",
              description = "Its number in the list; several may be named.")
          @Nullable List<String> letters,
      @Option(names = "--all", description = "All that there are now.") boolean all) {
    var dead = letters(host, id);
    report(host, id, dead.each(wanted(dead, letters, all), dead::replay), "replayed");
  }

  @Command(
      name = "discard",
      description = "Gives dead letters up for good, and runs what they hold up.")
  void discard(
      @Mixin Host host,
      @Parameters(paramLabel = "ID", description = "The tenant.") String id,
      @Parameters(
              paramLabel = "LETTER",
              arity = "0..*",
              description = "Its number in the list; several may be named.")
          @Nullable List<String> letters,
      @Option(names = "--all", description = "All that there are now.") boolean all) {
    var dead = letters(host, id);
    report(host, id, dead.each(wanted(dead, letters, all), dead::discard), "discarded");
  }

  private static List<String> wanted(
      DeadLetters dead, @Nullable List<String> letters, boolean all) {
    boolean some = letters != null && !letters.isEmpty();
    if (some == all) {
      throw new Failure(
          ExitCode.USAGE,
          "expected either the letters, as kontor dead-letters list shows them, or --all");
    }
    return letters == null || all
        ? dead.all().stream().map(letter -> letter.text("id")).toList()
        : letters;
  }

  private void report(Host host, String id, DeadLetters.Outcome outcome, String done) {
    if (host.json()) {
      say(JsonObject.pretty(Map.of(done, outcome.done(), "missing", outcome.missing())));
    } else if (outcome.done().isEmpty() && outcome.missing().isEmpty()) {
      say("%s has no dead letters".formatted(id));
    } else if (!outcome.done().isEmpty()) {
      say("%s: %s %s".formatted(id, done, String.join(", ", outcome.done())));
    }
    failIfMissing(id, outcome);
  }

  private static void failIfMissing(String id, DeadLetters.Outcome outcome) {
    if (!outcome.missing().isEmpty()) {
      throw new Failure(
          ExitCode.NO_SUCH_THING,
          "%s has no dead letter %s; see kontor dead-letters list %s"
              .formatted(id, String.join(", ", outcome.missing()), id));
    }
  }

  private DeadLetters letters(Host host, String id) {
    return new Tenants(host.api(shell)).deadLetters(id);
  }

  private void say(String line) {
    shell.terminal().line(line);
  }
}

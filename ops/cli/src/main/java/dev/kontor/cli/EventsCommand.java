package dev.kontor.cli;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * Prints a tenant's events, page by page, in the order of their positions; with {@code --follow}
 * asks each second for what is new, until it is interrupted.
 */
@Command(
    name = "events",
    description = {
      "Prints a tenant's events, oldest first, one a line.",
      "With --json: one JSON object a line."
    })
final class EventsCommand implements Runnable {

  private static final int PAGE = 500;
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Shell shell;

  @Mixin
  @SuppressWarnings("NullAway.Init")
  private Host host;

  @Parameters(paramLabel = "ID", description = "The tenant.")
  private String id = "";

  @Option(names = "--stream", paramLabel = "S", description = "Of this stream only.")
  private @Nullable String stream;

  @Option(names = "--from", paramLabel = "N", description = "From this position on.")
  private long from;

  @Option(names = "--follow", description = "Go on with what happens from now on, until Ctrl-C.")
  private boolean follow;

  EventsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public void run() {
    if (from < 0) {
      throw new Failure(
          ExitCode.USAGE, "--from is %d; expected a position, from 0 on".formatted(from));
    }
    var tenants = new Tenants(host.api(shell));
    var page = tenants.events(id, stream, from, PAGE);
    if (page.isEmpty() && !follow && !host.json()) {
      shell.terminal().line("no events");
    }
    long next = show(page, from);
    while (page.size() == PAGE || (follow && pause())) {
      page = tenants.events(id, stream, next, PAGE);
      next = show(page, next);
    }
  }

  /** Where to go on after this page. */
  private long show(List<JsonObject> page, long next) {
    for (var event : page) {
      shell.terminal().line(host.json() ? JsonObject.line(event.fields()) : text(event));
    }
    return page.isEmpty() ? next : page.getLast().number("position") + 1;
  }

  private static String text(JsonObject event) {
    return "%8s  %s  %s #%s  %s  %s"
        .formatted(
            event.text("position"),
            Terminal.printable(event.text("recordedAt")),
            Terminal.printable(event.text("stream")),
            event.text("version"),
            Terminal.printable(event.text("type")),
            JsonObject.line(event.fields().get("data")));
  }

  private static boolean pause() {
    try {
      Thread.sleep(PAUSE);
      return true;
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}

package dev.kontor.cli;

import dev.kontor.cli.Operation.Step;
import dev.kontor.cli.Terminal.Colour;
import java.util.HashSet;
import java.util.Set;

/**
 * Shows an operation's steps, each once when it ends; on a terminal also the one that runs, in a
 * line that its end is written over.
 */
final class StepLines {

  private final Terminal terminal;
  private final Set<String> ended = new HashSet<>();
  private String open = "";

  StepLines(Terminal terminal) {
    this.terminal = terminal;
  }

  void show(Operation operation) {
    for (var step : operation.steps()) {
      if ((step.done() || step.failed()) && ended.add(step.name())) {
        close(step);
      } else if (step.running() && terminal.live() && !open.equals(step.name())) {
        open(step);
      }
    }
  }

  /** Leaves the cursor at a line's beginning, whatever was running. */
  void finish() {
    if (!open.isEmpty()) {
      open = "";
      terminal.replaceLine("");
    }
  }

  private void open(Step step) {
    open = step.name();
    terminal.openLine(line(Colour.YELLOW, "…", step));
  }

  private void close(Step step) {
    var line = step.done() ? line(Colour.GREEN, "✓", step) : line(Colour.RED, "✗", step);
    if (open.isEmpty()) {
      terminal.line(line);
    } else {
      open = "";
      terminal.replaceLine(line);
    }
  }

  private String line(Colour colour, String mark, Step step) {
    var name = "  %s %-28s".formatted(terminal.painted(colour, mark), printable(step));
    return (name + terminal.painted(Colour.DIM, step.took())).stripTrailing();
  }

  private static String printable(Step step) {
    return Terminal.printable(step.name());
  }
}

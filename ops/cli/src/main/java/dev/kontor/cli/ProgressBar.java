package dev.kontor.cli;

/** How far a long command has come, in a line of its own that is written over; piped: nothing. */
final class ProgressBar {

  private static final int WIDEST = 40;

  private final Terminal terminal;
  private final String what;

  ProgressBar(Terminal terminal, String what) {
    this.terminal = terminal;
    this.what = what;
  }

  void show(long done, long all) {
    if (!terminal.live() || all <= 0) {
      return;
    }
    int percent = Math.toIntExact(done * 100 / all);
    int room = terminal.columns() - what.length() - 10;
    int width = Math.clamp(room, 0, WIDEST);
    int full = width * percent / 100;
    terminal.openLine(
        "\r\u001b[K%s [%s%s] %3d %%"
            .formatted(what, "█".repeat(full), "░".repeat(width - full), percent));
  }

  /** Takes the line away. */
  void finish() {
    if (terminal.live()) {
      terminal.openLine("\r\u001b[K");
    }
  }
}

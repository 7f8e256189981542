package dev.kontor.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The table that grows as the benchmark goes on. */
final class Report {

  private static final String ROW = "%-52s %16s %16s %7s %14s  %s%n";

  private final PrintStream out;
  private final List<Line> lines = new ArrayList<>();

  Report(PrintStream out) {
    this.out = out;
  }

  /** Says what is under way, apart from the table. */
  void progress(String what) {
    System.err.println("  … " + what);
  }

  void add(Line line) {
    lines.add(line);
    progress("%s: %s %s %s".formatted(line.what(), line.kontor(), line.ratio(), reached(line)));
  }

  void print() {
    out.printf(ROW, "", "Kontor", "peer", "ratio", "limit", "");
    for (var line : lines) {
      out.printf(
          ROW, line.what(), line.kontor(), line.peer(), line.ratio(), line.limit(), reached(line));
    }
    out.flush();
  }

  private static String reached(Line line) {
    if (line.limit().isEmpty()) {
      return "";
    }
    return line.reached() ? "reached" : "not reached";
  }
}

package dev.kontor.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns side by side, numbers to the right; on a terminal the columns at the right are cut to fit
 * it.
 */
final class Table {

  private static final String GAP = "  ";
  private static final int LEAST = 8;

  private final List<List<String>> rows = new ArrayList<>();

  Table(String... titles) {
    rows.add(List.of(titles));
  }

  void add(String... cells) {
    rows.add(List.of(cells).stream().map(Terminal::printable).toList());
  }

  /**
   * The table's lines.
   *
   * @param columns the width to keep, 0 for none
   */
  List<String> lines(int columns) {
    var widths = widths();
    if (columns > 0) {
      narrow(widths, columns);
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  /** Takes what is too much from the right, and never from the first column: it is the name. */
  private static void narrow(List<Integer> widths, int columns) {
    var wanted = widths.stream().mapToInt(width -> width + GAP.length()).sum() - GAP.length();
    var excess = wanted - columns;
    for (var column = widths.size() - 1; column > 0 && excess > 0; column--) {
      var width = widths.get(column);
      var narrower = Math.max(Math.min(width, LEAST), width - excess);
      widths.set(column, narrower);
      excess -= width - narrower;
    }
  }

  private List<Integer> widths() {
    var widths = new ArrayList<Integer>();
    for (var column = 0; column < rows.getFirst().size(); column++) {
      var index = column;
      widths.add(rows.stream().mapToInt(row -> length(row.get(index))).max().orElse(0));
    }
    return widths;
  }

  private static String line(List<String> row, List<Integer> widths) {
    var cells = new ArrayList<String>();
    for (var column = 0; column < row.size(); column++) {
      cells.add(fitted(row.get(column), widths.get(column)));
    }
    return cells.stream().collect(Collectors.joining(GAP)).stripTrailing();
  }

  private static String fitted(String cell, int width) {
    if (length(cell) > width) {
      return cell.substring(0, cell.offsetByCodePoints(0, width - 1)) + "…";
    }
    var padding = " ".repeat(width - length(cell));
    return cell.matches("\\d+") ? padding + cell : cell + padding;
  }

  private static int length(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}

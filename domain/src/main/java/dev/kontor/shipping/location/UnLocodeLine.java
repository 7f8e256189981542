package dev.kontor.shipping.location;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageMalformed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A line of the UN/LOCODE list as the UNECE publishes it (CSV: change, country, location, name, and
 * more), or of a list of one's own (code, name).
 *
 * @see <a href="https://unece.org/trade/cefact/unlocode-code-list-country-and-territory">The
 *     list</a>
 */
public final class UnLocodeLine {

  private static final int COUNTRY = 1;
  private static final int PLACE = 2;
  private static final int NAME = 3;

  private UnLocodeLine() {}

  /**
   * The location that it names; a heading, or a country's own line, names none.
   *
   * @throws MessageMalformed when it can't be read
   */
  public static Optional<Location> read(String line) {
    var cells = cells(line);
    if (cells.size() == 2) {
      return isHeading(cells.getFirst(), "unlocode")
          ? Optional.empty()
          : Optional.of(location(cells.getFirst(), cells.getLast()));
    }
    if (cells.size() <= NAME) {
      throw new MessageMalformed(
          "%d %s; expected a code and a name, or the cells of the UN/LOCODE list"
              .formatted(cells.size(), cells.size() == 1 ? "cell" : "cells"));
    }
    if (isHeading(cells.getFirst(), "change") || cells.get(PLACE).isBlank()) {
      return Optional.empty();
    }
    return Optional.of(location(cells.get(COUNTRY) + cells.get(PLACE), cells.get(NAME)));
  }

  private static boolean isHeading(String cell, String name) {
    return cell.equalsIgnoreCase(name);
  }

  private static Location location(String code, String name) {
    return new Location(UnLocode.of("unLocode", code.strip()), name);
  }

  /** The cells of a line of CSV (RFC 4180), each in quotes or not. */
  private static List<String> cells(String line) {
    var cells = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean isQuoted = false;
    for (int i = 0; i < line.length(); i++) {
      char next = line.charAt(i);
      if (next == '"') {
        boolean isDoubled = isQuoted && i + 1 < line.length() && line.charAt(i + 1) == '"';
        if (isDoubled) {
          cell.append(next);
          i++;
        } else {
          isQuoted = !isQuoted;
        }
      } else if (next == ',' && !isQuoted) {
        cells.add(cell.toString());
        cell.setLength(0);
      } else {
        cell.append(next);
      }
    }
    if (isQuoted) {
      throw new MessageMalformed(
          "%s ends inside quotes; expected them closed".formatted(Field.quoted(line)));
    }
    cells.add(cell.toString());
    return cells;
  }
}

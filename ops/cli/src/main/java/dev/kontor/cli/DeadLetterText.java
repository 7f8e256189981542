package dev.kontor.cli;

import java.util.ArrayList;
import java.util.List;

/** Dead letters as people read them. */
final class DeadLetterText {

  private DeadLetterText() {}

  /**
   * A line for each.
   *
   * @param columns the width to keep, 0 for none
   */
  static List<String> table(List<JsonObject> letters, int columns) {
    var table = new Table("LETTER", "HANDLER", "TRIES", "PARKED", "EVENT", "ERROR");
    for (var letter : letters) {
      table.add(
          letter.text("id"),
          letter.text("handler"),
          letter.text("attempts"),
          Times.readable(letter.text("parkedAt")),
          letter.object("event").text("type"),
          letter.text("error"));
    }
    return table.lines(columns);
  }

  static List<String> details(JsonObject letter) {
    var lines = new ArrayList<String>();
    add(lines, "letter", letter.text("id"));
    add(lines, "handler", letter.text("handler"));
    add(lines, "attempts", letter.text("attempts"));
    add(lines, "parked", Times.readable(letter.text("parkedAt")));
    add(lines, "error", letter.text("error"));
    var event = letter.object("event");
    add(lines, "event", event.text("type"));
    add(lines, "event id", event.text("id"));
    add(lines, "stream", "%s, version %s".formatted(event.text("stream"), event.text("version")));
    add(lines, "recorded", Times.readable(event.text("recordedAt")));
    add(lines, "principal", event.text("principal"));
    add(lines, "correlation", event.text("correlation"));
    add(lines, "event data", JsonObject.compact(event.fields().get("data")));
    if (letter.has("data")) {
      add(lines, "given", JsonObject.compact(letter.fields().get("data")));
    }
    lines.add("");
    letter.text("stack").lines().map(DeadLetterText::indented).forEach(lines::add);
    return lines;
  }

  private static void add(List<String> lines, String name, String value) {
    lines.add("%-16s%s".formatted(name, Terminal.printable(value)));
  }

  private static String indented(String line) {
    return Terminal.printable(line.replace("\t", "    "));
  }
}

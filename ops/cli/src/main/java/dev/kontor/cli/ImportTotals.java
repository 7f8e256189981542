package dev.kontor.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What became of an import.
 *
 * @param told the first 10,000 lines that were rejected, each with its number in the file
 */
record ImportTotals(long accepted, long added, long renamed, long rejected, List<Rejected> told) {

  static final ImportTotals NONE = new ImportTotals(0, 0, 0, 0, List.of());

  private static final int SHOWN = 20;
  private static final int MOST_TOLD = 10_000;

  ImportTotals {
    told = List.copyOf(told);
  }

  /** A line that was rejected. */
  record Rejected(long line, String text, String reason) {

    Map<String, Object> toJson() {
      var json = new LinkedHashMap<String, Object>();
      json.put("line", line);
      json.put("text", text);
      json.put("reason", reason);
      return json;
    }
  }

  /** With what became of a part of the file that begins after so many lines. */
  ImportTotals plus(JsonObject answer, long linesBefore) {
    var more = new ArrayList<>(told);
    answer.objects("rejected").stream()
        .limit(MOST_TOLD - told.size())
        .forEach(line ->
            more.add(
                new Rejected(
                    linesBefore + line.number("line"), line.text("text"), line.text("reason"))));
    return new ImportTotals(
        accepted + answer.number("accepted"),
        added + answer.number("added"),
        renamed + answer.number("renamed"),
        rejected + answer.number("rejectedCount"),
        more);
  }

  List<String> lines() {
    var counts =
        "%d locations: %d new, %d renamed; %d lines rejected"
            .formatted(accepted, added, renamed, rejected);
    var shown =
        told.stream()
            .limit(SHOWN)
            .map(each -> "  line %d: %s".formatted(each.line(), Terminal.printable(each.reason())));
    var rest =
        told.size() > SHOWN
            ? Stream.of(
                "  and %d more; %s with --json"
                    .formatted(rejected - SHOWN, rejected > told.size() ? "more of them" : "all"))
            : Stream.<String>empty();
    return Stream.of(Stream.of(counts), shown, rest).flatMap(each -> each).toList();
  }

  Map<String, Object> toJson() {
    var json = new LinkedHashMap<String, Object>();
    json.put("accepted", accepted);
    json.put("added", added);
    json.put("renamed", renamed);
    json.put("rejectedCount", rejected);
    json.put("rejected", told.stream().map(Rejected::toJson).toList());
    return json;
  }
}

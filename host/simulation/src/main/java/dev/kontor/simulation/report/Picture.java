package dev.kontor.simulation.report;

import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.simulation.schedule.Trace.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A run as a page with a space-time diagram: hosts side by side, time downwards, messages as
 * arrows, lost ones crossed, what a host was down for shaded, with what happened to be read where
 * the pointer rests. One file that needs no other.
 */
public final class Picture {

  private static final int LEFT = 100;
  private static final int COLUMN = 205;
  private static final int TOP = 40;
  private static final int STEP = 5;
  private static final int MARK = 16;
  private static final int BETWEEN_NAMES = 700;
  private static final int BETWEEN_TIMES = 12;
  private static final double NANOS = 1e9;

  private final Trace trace;
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Map<Integer, Point> sent = new HashMap<>();
  private final Map<String, Integer> downSince = new HashMap<>();
  private final Map<Way, Integer> cutSince = new LinkedHashMap<>();
  private final Focus focus;
  private final StringBuilder shades = new StringBuilder();
  private final StringBuilder marks = new StringBuilder();
  private int y = TOP;
  private long labelled = -1;
  private int labelledAt;

  private Picture(Trace trace, List<String> hosts, Focus focus) {
    this.trace = trace;
    this.focus = focus;
    hosts.forEach(host -> columns.put(host, LEFT + COLUMN * columns.size()));
  }

  /**
   * The page of a run.
   *
   * @param hosts in the order of their columns
   * @param failure what the run failed with; empty: it passed
   * @param facts what is to be known besides, a line each
   */
  public static String of(
      String title, Trace trace, List<String> hosts, String failure, List<String> facts) {
    var picture = new Picture(trace, hosts, Focus.of(failure, trace));
    picture.draw();
    return picture.page(title, failure, facts);
  }

  private void draw() {
    var statements = new ArrayList<String>();
    Line step = null;
    for (var line : trace.lines()) {
      if (!columns.containsKey(line.host())) {
        continue;
      }
      if (line.kind() == Kind.STATEMENT) {
        statements.add(line.what());
        continue;
      }
      if (step != null && (line.kind() == Kind.STEP || !statements.isEmpty())) {
        dot(step, statements);
        statements.clear();
        step = null;
      }
      if (line.kind() == Kind.STEP) {
        step = line;
      } else {
        mark(line);
      }
    }
    if (step != null) {
      dot(step, statements);
    }
    downSince.forEach((host, since) -> shade(host, since, y + MARK));
    cutSince.forEach((way, since) -> cut(way, since, y + MARK));
  }

  private int x(Line line) {
    return columns.getOrDefault(line.host(), LEFT);
  }

  private void dot(Line step, List<String> statements) {
    y += STEP;
    time(step);
    boolean isLookedFor = focus.isOn(step, statements);
    marks.append(
        "<circle class=\"%s\" cx=\"%d\" cy=\"%d\" r=\"%s\">%s</circle>%n"
            .formatted(
                (statements.isEmpty() ? "step" : "step asked") + (isLookedFor ? " focus" : ""),
                x(step),
                y,
                isLookedFor ? "4.5" : "2.2",
                title(step + lines(statements))));
  }

  private void mark(Line line) {
    y += MARK;
    time(line);
    switch (line.kind()) {
      case SENT -> sent.put(line.message(), new Point(x(line), y));
      case ARRIVED -> arrow(line, sent.getOrDefault(line.message(), new Point(x(line), y)));
      case LOST -> lost(line, sent.getOrDefault(line.message(), new Point(x(line), y)));
      case CRASHED -> {
        downSince.putIfAbsent(line.host(), y);
        text(line, "down");
      }
      case STARTED -> {
        var since = downSince.remove(line.host());
        if (since != null) {
          shade(line.host(), since, y);
        }
        text(line, "up");
      }
      case CUT -> {
        cutSince.putIfAbsent(new Way(line.host(), line.what()), y);
        text(line, "fault", "can't reach " + line.what());
      }
      case MENDED -> {
        var way = new Way(line.host(), line.what());
        var since = cutSince.remove(way);
        if (since != null) {
          cut(way, since, y);
        }
        text(line, "up", "reaches " + line.what());
      }
      case FAULT, FAILED -> text(line, "fault");
      case STEP, STATEMENT -> {}
    }
  }

  private void arrow(Line line, Point from) {
    marks.append(
        "<g class=\"message\">%s<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" marker-end=\"url(#tip)\"/><text x=\"%d\" y=\"%d\">%s</text></g>%n"
            .formatted(
                title(line.toString()),
                from.x,
                from.y,
                x(line),
                y,
                (from.x + x(line)) / 2,
                (from.y + y) / 2 - 3,
                escaped(line.what())));
  }

  private void lost(Line line, Point from) {
    int end = from.x + (from.x < LEFT + COLUMN ? 60 : -60);
    marks.append(
        "<g class=\"lost\">%s<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/><text x=\"%d\" y=\"%d\">✕ %s</text></g>%n"
            .formatted(
                title(line + " is lost"),
                from.x,
                from.y,
                end,
                from.y + 10,
                Math.min(end, from.x) + 30,
                from.y + 20,
                escaped(line.what())));
  }

  private void text(Line line, String style) {
    text(line, style, line.what());
  }

  private void text(Line line, String style, String what) {
    marks.append(
        "<g class=\"%s\">%s<circle cx=\"%d\" cy=\"%d\" r=\"4\"/><text x=\"%d\" y=\"%d\">%s</text></g>%n"
            .formatted(
                style,
                title(line.toString()),
                x(line),
                y,
                x(line) + 10,
                y + 4,
                escaped(shortened(what))));
  }

  private void shade(String host, int from, int to) {
    shades.append(
        "<rect class=\"down\" x=\"%d\" y=\"%d\" width=\"60\" height=\"%d\"><title>%s is down</title></rect>%n"
            .formatted(
                columns.getOrDefault(host, LEFT) - 30,
                from,
                Math.max(1, to - from),
                escaped(host)));
  }

  /** What can't be reached: from the one's line of life to the other's. */
  private void cut(Way way, int from, int to) {
    int one = columns.getOrDefault(way.from, LEFT);
    int other = columns.getOrDefault(way.to, LEFT);
    shades.append(
        "<rect class=\"cut\" x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\"><title>%s can't reach %s</title></rect>%n"
            .formatted(
                Math.min(one, other) + 4,
                from,
                Math.max(1, Math.abs(one - other) - 8),
                Math.max(2, to - from),
                escaped(way.from),
                escaped(way.to)));
  }

  /** A label for each second in which something happens. */
  private void time(Line line) {
    long second = line.at() / 1_000_000_000L;
    if (second != labelled && y >= labelledAt + BETWEEN_TIMES) {
      labelled = second;
      labelledAt = y;
      marks.append(
          "<text class=\"time\" x=\"6\" y=\"%d\">%.3f s</text>%n"
              .formatted(y + 4, line.at() / NANOS));
    }
  }

  private String page(String title, String failure, List<String> facts) {
    var lanes = new StringBuilder();
    columns.forEach((host, x) ->
        lanes.append(
            "<line class=\"lane\" x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\"/>%s%n"
                .formatted(x, TOP - 10, x, y + MARK, names(x, host))));
    return TEMPLATE
        .replace("$TITLE", escaped(title))
        .replace("$FAILURE", failure.isEmpty() ? "" : "<pre>" + escaped(failure) + "</pre>")
        .replace("$FACTS", facts.stream().map(Picture::item).reduce("", String::concat))
        .replace(
            "$FOCUS",
            focus.isAnywhere()
                ? "<li><svg width=\"12\" height=\"12\"><circle class=\"focus\" cx=\"6\" cy=\"6\" r=\"4.5\"/></svg>%s</li>"
                    .formatted(escaped(focus.told()))
                : "")
        .replace("$WIDTH", Integer.toString(LEFT + COLUMN * columns.size()))
        .replace("$HEIGHT", Integer.toString(y + 3 * MARK))
        .replace("$SHADES", shades)
        .replace("$LANES", lanes)
        .replace("$MARKS", marks);
  }

  /** Again and again, for those who have scrolled down. */
  private String names(int x, String host) {
    var names = new StringBuilder();
    for (int at = 20; at < y; at += BETWEEN_NAMES) {
      names.append(
          "<text class=\"host\" x=\"%d\" y=\"%d\">%s</text>".formatted(x, at, escaped(host)));
    }
    return names.toString();
  }

  private static String item(String fact) {
    return "<li>%s</li>".formatted(escaped(fact));
  }

  private static String lines(List<String> statements) {
    return statements.isEmpty() ? "" : "\n" + String.join("\n", statements);
  }

  private static String title(String text) {
    return "<title>%s</title>".formatted(escaped(text));
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 39) + "…";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private record Point(int x, int y) {}

  private record Way(String from, String to) {}

  private static final String TEMPLATE =
      """
      <!doctype html>
      <html lang="en"><head><meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>$TITLE</title>
      <style>
        :root { color-scheme: light dark; --ink: #1c2733; --pale: #c9d2dc; --message: #1f6feb; --bad: #c62828; --good: #1b7f3b; --focus: #b86e00 }
        @media (prefers-color-scheme: dark) { :root { --ink: #dbe4ee; --pale: #445262; --message: #6ea8fe; --bad: #ff8a80; --good: #7bd88f; --focus: #ffc14d } }
        body { font: 15px/1.45 system-ui, sans-serif; margin: 1rem; color: var(--ink) }
        h1 { font-size: 1.25rem }
        pre { white-space: pre-wrap; border-left: 4px solid var(--bad); padding: .5rem .8rem; margin: 0 }
        .run { overflow-x: auto }
        svg text { font: 11px system-ui, sans-serif; fill: var(--ink); paint-order: stroke; stroke: Canvas; stroke-width: 3px }
        svg .host { font-size: 14px; font-weight: 600; text-anchor: middle }
        svg .time { fill: var(--ink); opacity: .7 }
        .lane { stroke: var(--pale) }
        .step { fill: var(--pale) } .asked { fill: var(--ink) }
        .message line { stroke: var(--message); stroke-width: 1.2 } .message text { fill: var(--message); text-anchor: middle }
        .lost line { stroke: var(--bad); stroke-dasharray: 4 3 } .lost text, .fault text { fill: var(--bad) }
        .fault circle, g.down circle { fill: var(--bad) } .up circle { fill: var(--good) } .up text { fill: var(--good) }
        rect.down { fill: var(--bad); opacity: .15 }
        rect.cut { fill: url(#hatch) }
        .focus { fill: var(--focus); stroke: var(--ink); stroke-width: .8 }
        .legend { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; padding: 0; margin: .5rem 0; list-style: none; font-size: .85rem }
        .legend svg { vertical-align: -.15em; margin-right: .35em }
        li { overflow-wrap: anywhere }
      </style></head><body>
      <h1>$TITLE</h1>
      $FAILURE
      <ul>$FACTS</ul>
      <ul class="legend">
        <li><svg width="12" height="12"><circle class="step asked" cx="6" cy="6" r="3"/></svg>step that asked a database</li>
        $FOCUS
        <li><svg width="16" height="12"><rect class="down" width="16" height="12"/></svg>host is down</li>
        <li><svg width="16" height="12"><rect class="cut" width="16" height="12"/></svg>can't be reached</li>
      </ul>
      <div class="run"><svg xmlns="http://www.w3.org/2000/svg" width="$WIDTH" height="$HEIGHT" role="img" aria-label="space-time diagram">
      <defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z" fill="var(--message)"/></marker>
      <pattern id="hatch" width="9" height="9" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1.5" height="9" fill="var(--bad)" opacity=".22"/></pattern></defs>
      $SHADES$LANES$MARKS</svg></div>
      </body></html>
      """;
}

package dev.kontor.simulation.report;

import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.simulation.schedule.Trace.Line;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A run as a log with vector clocks, as ShiViz takes it from a file: the expression that its events
 * are read by, an empty line since there is one run, and then two lines an event.
 *
 * @see <a href="https://bestchai.bitbucket.io/shiviz/">ShiViz</a>
 */
public final class ShiVizLog {

  /** ShiViz sets it between {@code ^} and {@code $}. */
  static final String EVENTS = "(?<host>\\S*) (?<clock>{.*})\\n(?<event>.*)";

  private final Map<String, TreeMap<String, Integer>> clocks = new HashMap<>();
  private final Map<Integer, Map<String, Integer>> sent = new HashMap<>();
  private final StringBuilder text = new StringBuilder();

  private ShiVizLog() {}

  /** The log of what these hosts did in a run; statements are left out. */
  public static String of(Trace trace, Collection<String> hosts) {
    var log = new ShiVizLog();
    log.text.append(EVENTS).append("\n\n");
    trace.lines().stream()
        .filter(line -> hosts.contains(line.host()) && line.kind() != Kind.STATEMENT)
        .forEach(log::add);
    return log.text.toString();
  }

  private void add(Line line) {
    var clock = clocks.computeIfAbsent(line.host(), _ -> new TreeMap<>());
    if (line.kind() == Kind.ARRIVED) {
      sent.getOrDefault(line.message(), Map.of())
          .forEach((host, count) -> clock.merge(host, count, Math::max));
    }
    clock.merge(line.host(), 1, Integer::sum);
    if (line.kind() == Kind.SENT) {
      sent.put(line.message(), Map.copyOf(clock));
    }
    var shown =
        clock.entrySet().stream()
            .map(each -> "\"%s\":%d".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(",", "{", "}"));
    text.append(line.host()).append(' ').append(shown).append('\n');
    text.append(line.kind().name().toLowerCase(java.util.Locale.ROOT)).append(": ");
    text.append(line.what().replace('\n', ' ')).append('\n');
  }
}

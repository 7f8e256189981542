package dev.kontor.simulation.network;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which types of letters a request brings, for whoever looks at a run. */
final class Types {

  private static final Pattern TYPE = Pattern.compile("\"type\"\\s*:\\s*\"([^\"]{1,60})\"");

  private Types() {}

  /** {@code : 2 systems.notice}, say; empty: none. */
  static String in(byte[] body) {
    var counts =
        TYPE.matcher(new String(body, StandardCharsets.UTF_8))
            .results()
            .collect(
                Collectors.groupingBy(
                    found -> found.group(1), java.util.TreeMap::new, Collectors.counting()));
    return counts.isEmpty()
        ? ""
        : counts.entrySet().stream()
            .map(each -> "%d %s".formatted(each.getValue(), each.getKey()))
            .collect(Collectors.joining(", ", ": ", ""));
  }
}

package dev.kontor.simulation.report;

import dev.kontor.simulation.schedule.Trace;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.simulation.schedule.Trace.Line;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What a failure is about, as far as its message says: tenants, by their addresses, and streams, by
 * names that some statement has, too.
 *
 * @param tenants as {@code ann@desk}; empty: of all
 * @param streams empty: all of those tenants
 */
record Focus(Set<String> tenants, Set<String> streams) {

  private static final Pattern ADDRESS = Pattern.compile("[a-z][a-z0-9-]*@[a-z0-9.-]*[a-z0-9]");
  private static final Pattern STREAM = Pattern.compile("[A-Za-z0-9]+(?:-[A-Za-z0-9@.]+)+");

  static Focus of(String failure, Trace trace) {
    var tenants = new TreeSet<String>();
    ADDRESS.matcher(failure).results().forEach(found -> tenants.add(found.group()));
    var streams = new TreeSet<String>();
    STREAM.matcher(failure).results().forEach(found -> streams.add(found.group()));
    streams.removeAll(tenants);
    streams.removeIf(stream -> trace.lines().stream().noneMatch(line -> isAbout(line, stream)));
    return new Focus(tenants, streams);
  }

  private static boolean isAbout(Line line, String stream) {
    return line.kind() == Kind.STATEMENT && line.what().contains(stream);
  }

  boolean isAnywhere() {
    return !tenants.isEmpty() || !streams.isEmpty();
  }

  /** For people. */
  String told() {
    return "of %s%s"
        .formatted(
            tenants.isEmpty() ? "any tenant" : String.join(", ", tenants),
            streams.isEmpty() ? "" : ", " + String.join(", ", streams));
  }

  /** Whether a step, with the statements that it asked, is about that. */
  boolean isOn(Line step, List<String> statements) {
    return isAnywhere()
        && (tenants.isEmpty() || tenants.stream().anyMatch(it -> isOf(it, step, statements)))
        && (streams.isEmpty()
            || streams.stream()
                .anyMatch(stream -> statements.stream().anyMatch(it -> it.contains(stream))));
  }

  private static boolean isOf(String address, Line step, List<String> statements) {
    int at = address.indexOf('@');
    var begins = address.substring(0, at) + ": ";
    return step.host().equals(address.substring(at + 1))
        && (step.what().startsWith(begins)
            || statements.stream().anyMatch(it -> it.startsWith(begins)));
  }
}

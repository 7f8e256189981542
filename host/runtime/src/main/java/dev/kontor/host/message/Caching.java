package dev.kontor.host.message;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.handling.Cached;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How a query's answers are kept.
 *
 * @param types the names that the events which make them wrong are stored under
 * @param most so many are kept
 * @param within so long at most
 */
public record Caching(Set<String> types, int most, Duration within) {

  /** Of a handler that says so; what is wrong with it is added to the faults. */
  static Caching of(HandlerMethod handler, EventTypes events, Collection<String> faults) {
    var method = handler.method();
    var by = method.classValues(Cached.class, "by");
    var types =
        Stream.of(by)
            .flatMap(event -> events.namesOf(event).stream())
            .collect(Collectors.toUnmodifiableSet());
    var caching =
        new Caching(
            types,
            method.intValue(Cached.class, "most").orElse(1000),
            duration(method.stringValue(Cached.class, "within").orElse("PT10M")));
    if (!Query.class.isAssignableFrom(handler.message()) || !handler.message().isRecord()) {
      faults.add(
          "%s is @Cached by %s; expected a Query that is a record"
              .formatted(handler, handler.message().getName()));
    }
    if (by.length == 0 || !Stream.of(by).allMatch(event -> isStored(event, events))) {
      faults.add(
          "%s is @Cached until %s; expected one or more events that are stored"
              .formatted(handler, Stream.of(by).map(Class::getName).toList()));
    }
    if (caching.most < 1 || !caching.within.isPositive()) {
      faults.add(
          "%s keeps %d answers within %s; expected 1 or more, and a duration such as PT10M"
              .formatted(
                  handler,
                  caching.most,
                  method.stringValue(Cached.class, "within").orElse("PT10M")));
    }
    return caching;
  }

  private static boolean isStored(Class<?> event, EventTypes events) {
    return DomainEvent.class.isAssignableFrom(event) && !events.namesOf(event).isEmpty();
  }

  private static Duration duration(String text) {
    try {
      return Duration.parse(text);
    } catch (DateTimeParseException notOne) {
      return Duration.ZERO;
    }
  }
}

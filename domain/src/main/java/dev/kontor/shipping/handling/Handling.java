package dev.kontor.shipping.handling;

import dev.kontor.shipping.delivery.HandlingEvent;
import dev.kontor.shipping.delivery.HandlingHistory;
import dev.kontor.shipping.handling.Registration.Refused;
import dev.kontor.shipping.handling.Registration.Registered;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Registers what was done to cargos. What a cargo makes of it comes after the commit. */
@Singleton
final class Handling {

  private final Aggregates<HandlingDecider.Add, HandlingHistory, HandlingEventRegistered> histories;
  private final TenantContext context;
  private final Plausibility plausibility;

  Handling(EventStore events, TenantContext context, Plausibility plausibility) {
    histories =
        new Aggregates<>(
            events,
            HandlingEventRegistered.KIND,
            HandlingEventRegistered.class,
            new HandlingDecider());
    this.context = context;
    this.plausibility = plausibility;
  }

  @Handler
  boolean register(RegisterHandlingEvent reported) {
    return switch (register(List.of(reported)).getFirst()) {
      case Registered(var isNew) -> isNew;
      case Refused(var reason) -> throw new MessageUnprocessable(reason);
    };
  }

  @Handler
  List<Registration> register(RegisterHandlingEvents reported) {
    return register(reported.events());
  }

  private List<Registration> register(List<RegisterHandlingEvent> reported) {
    var now = context.now();
    var registrations = plausibility.judge(reported, now);
    placesByCargo(reported, registrations)
        .forEach((cargo, places) -> {
          var done = places.stream().map(place -> reported.get(place).registered(now)).toList();
          var added = add(cargo, done).iterator();
          places.forEach(place -> registrations.set(place, added.next()));
        });
    return registrations;
  }

  /**
   * Where in the report each cargo is spoken of, as far as it can be. The cargos are always in one
   * order: so units that report of the same ones never wait for one another in a ring.
   */
  private static SortedMap<String, List<Integer>> placesByCargo(
      List<RegisterHandlingEvent> reported, List<Registration> registrations) {
    return IntStream.range(0, reported.size())
        .filter(place -> registrations.get(place) instanceof Registered)
        .boxed()
        .collect(
            Collectors.groupingBy(
                place -> reported.get(place).cargo().id(), TreeMap::new, Collectors.toList()));
  }

  private List<Registration> add(String cargo, List<HandlingEvent> done) {
    var known = histories.state(cargo);
    var kept = histories.tell(cargo, new HandlingDecider.Add(cargo, done));
    var added = new ArrayList<Registration>();
    for (var event : done) {
      added.add(kept.contains(event) ? new Registered(!known.contains(event)) : tooOften(cargo));
      known = known.with(event);
    }
    return added;
  }

  private static Refused tooOften(String cargo) {
    return new Refused(
        "cargo '%s' was handled %d times; expected no cargo to be handled more often"
            .formatted(cargo, HandlingDecider.MOST));
  }
}

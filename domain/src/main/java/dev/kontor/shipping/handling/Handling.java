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
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Registers what was done to cargos. What a cargo makes of it comes after the commit. */
@Singleton
final class Handling {

  /** Far more than any cargo needs; so that a broken sender can't make a history without end. */
  private static final int MOST = 500;

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
    var now = context.now().truncatedTo(ChronoUnit.MICROS);
    var registrations = plausibility.judge(reported, now);
    // Cargo by cargo, and always in one order: so units that report of the same cargos never
    // wait for one another in a ring.
    var byCargo = new TreeMap<String, List<Integer>>();
    for (int i = 0; i < reported.size(); i++) {
      if (registrations.get(i) instanceof Registered) {
        byCargo.computeIfAbsent(reported.get(i).cargo().id(), _ -> new ArrayList<>()).add(i);
      }
    }
    byCargo.forEach((cargo, places) -> {
      var history = histories.state(cargo);
      var added = new ArrayList<HandlingEvent>();
      for (int place : places) {
        var event = reported.get(place);
        var done = new HandlingEvent(event.activity(), event.completionTime(), now);
        boolean isNew = !history.contains(done);
        if (isNew && history.events().size() == MOST) {
          registrations.set(place, tooOften(event));
        } else {
          registrations.set(place, new Registered(isNew));
          history = isNew ? history.with(done) : history;
          added.add(done);
        }
      }
      histories.tell(cargo, new HandlingDecider.Add(cargo, added));
    });
    return registrations;
  }

  private static Refused tooOften(RegisterHandlingEvent event) {
    return new Refused(
        "cargo '%s' was handled %d times; expected no cargo to be handled more often"
            .formatted(event.cargo(), MOST));
  }
}

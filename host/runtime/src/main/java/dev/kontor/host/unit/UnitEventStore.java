package dev.kontor.host.unit;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayList;
import java.util.List;

/** The events of a tenant, through the unit of work that is open. */
public final class UnitEventStore implements EventStore {

  private final UnitOfWork units;

  /** Of these units. */
  public UnitEventStore(UnitOfWork units) {
    this.units = units;
  }

  @Override
  public List<Recorded<DomainEvent>> read(String stream, long afterVersion) {
    var unit = units.open();
    if (unit.isVersionOpen(stream)) {
      throw new IllegalStateException(
          "stream '%s' is read after events of unknown version were raised in it; read it first, or append with an expected version"
              .formatted(stream));
    }
    var events = new ArrayList<Recorded<DomainEvent>>();
    for (var stored : unit.events(stream, afterVersion)) {
      events.add(
          new Recorded<>(
              stored.position(), stored.version(), units.codec().read(stored), stored.metadata()));
    }
    unit.hasRead(stream, events.isEmpty() ? afterVersion : events.getLast().version());
    events.addAll(unit.raisedIn(stream, afterVersion));
    return events;
  }

  @Override
  public void append(String stream, ExpectedVersion expected, List<? extends DomainEvent> events) {
    var unit = units.open();
    var next = expected;
    for (var event : events) {
      requireOf(stream, event);
      switch (next) {
        case ExpectedVersion.Any _ -> unit.raise(event, units.following(unit));
        case ExpectedVersion.Exactly exactly -> {
          unit.raise(event, exactly, units.following(unit));
          next = ExpectedVersion.exactly(exactly.version() + 1);
        }
      }
    }
  }

  private static void requireOf(String stream, DomainEvent event) {
    if (!event.stream().equals(stream)) {
      throw new IllegalArgumentException(
          "%s is of stream '%s'; expected '%s'"
              .formatted(event.getClass().getSimpleName(), event.stream(), stream));
    }
  }
}

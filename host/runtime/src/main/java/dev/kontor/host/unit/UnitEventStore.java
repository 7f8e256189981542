package dev.kontor.host.unit;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.History;
import dev.kontor.tenant.message.Recorded;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The events of a tenant, through the unit of work that is open. */
public final class UnitEventStore implements EventStore {

  private static final Logger log = LoggerFactory.getLogger(UnitEventStore.class);

  private final UnitOfWork units;

  /** Of these units. */
  public UnitEventStore(UnitOfWork units) {
    this.units = units;
  }

  @Override
  public List<Recorded<DomainEvent>> read(String stream, long afterVersion) {
    var unit = open(stream);
    if (afterVersion > 0 && unit.isAnyVersionOpen(stream)) {
      // What earlier parts have raised there has a version only when that of the stream is known.
      unit.hasRead(stream, last(unit.events(stream, 0)));
    }
    var stored = unit.events(stream, afterVersion);
    // Nothing after a version may be a stream that never came so far.
    if (afterVersion == 0 || !stored.isEmpty()) {
      unit.hasRead(stream, last(stored));
    }
    return recorded(unit, stream, afterVersion, stored);
  }

  @Override
  public <K> History<K> history(String stream, Class<K> kept, int form) {
    var unit = open(stream);
    var stored = unit.history(stream, form);
    var snapshot = stored.snapshot();
    var read = snapshot == null ? null : readOrIgnore(snapshot, kept);
    if (snapshot == null || read == null) {
      var all = snapshot == null ? stored.events() : unit.events(stream, 0);
      unit.hasRead(stream, last(all));
      return new History<>(null, 0, recorded(unit, stream, 0, all));
    }
    long version = snapshot.version();
    unit.hasRead(stream, stored.events().isEmpty() ? version : stored.events().getLast().version());
    return new History<>(read, version, recorded(unit, stream, version, stored.events()));
  }

  private static long last(List<StoredEvent> events) {
    return events.isEmpty() ? 0 : events.getLast().version();
  }

  /** Null: it can't be read, so the stream is folded from its beginning. */
  private <K> @Nullable K readOrIgnore(StoredSnapshot snapshot, Class<K> kept) {
    try {
      return units.codec().read(snapshot.data(), kept);
    } catch (IllegalArgumentException otherForm) {
      log.atWarn()
          .setCause(otherForm)
          .addKeyValue("stream", snapshot.stream())
          .log(
              "a snapshot of form {} is no {} and is ignored; raise the form when that changes",
              snapshot.form(),
              kept.getName());
      return null;
    }
  }

  private Unit open(String stream) {
    var unit = units.open();
    if (unit.isVersionOpen(stream)) {
      throw new IllegalStateException(
          "stream '%s' is read after events of unknown version were raised in it; read it first, or append with an expected version"
              .formatted(stream));
    }
    return unit;
  }

  private List<Recorded<DomainEvent>> recorded(
      Unit unit, String stream, long afterVersion, List<StoredEvent> read) {
    var events = new ArrayList<Recorded<DomainEvent>>();
    for (var stored : read) {
      events.add(
          new Recorded<>(
              stored.position(), stored.version(), units.codec().read(stored), stored.metadata()));
    }
    events.addAll(unit.raisedIn(stream, afterVersion));
    return events;
  }

  @Override
  public void takeTurn(String stream) {
    units.open().takeTurnAtRow(stream);
  }

  @Override
  public void keep(String stream, long version, int form, Object kept) {
    var unit = units.open();
    unit.keep(new StoredSnapshot(stream, version, form, units.codec().write(kept)));
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

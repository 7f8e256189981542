package dev.kontor.testing.memory;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.History;
import dev.kontor.tenant.message.Recorded;
import java.util.List;

/** The events of a context in memory, through the unit of work that is open. */
final class StoreInMemory implements EventStore {

  private final ContextInMemory context;

  StoreInMemory(ContextInMemory context) {
    this.context = context;
  }

  @Override
  public List<Recorded<DomainEvent>> read(String stream, long afterVersion) {
    return context.open().read(context.log(), stream, afterVersion);
  }

  @Override
  public <K> History<K> history(String stream, Class<K> kept, int form) {
    var snapshot = context.log().snapshot(stream);
    return snapshot == null || snapshot.form() != form || !kept.isInstance(snapshot.kept())
        ? new History<>(null, 0, read(stream, 0))
        : new History<>(
            kept.cast(snapshot.kept()), snapshot.version(), read(stream, snapshot.version()));
  }

  @Override
  public void takeTurn(String stream) {
    var _ = context.open();
  }

  @Override
  public void keep(String stream, long version, int form, Object kept) {
    context.open().keep(new Snapshot(stream, version, form, kept));
  }

  @Override
  public void append(String stream, ExpectedVersion expected, List<? extends DomainEvent> events) {
    var unit = context.open();
    var next = expected;
    for (var event : events) {
      if (!event.stream().equals(stream)) {
        throw new IllegalArgumentException(
            "%s is of stream '%s'; expected '%s'"
                .formatted(event.getClass().getSimpleName(), event.stream(), stream));
      }
      switch (next) {
        case ExpectedVersion.Any _ -> unit.raise(event, context.following(unit.cause()));
        case ExpectedVersion.Exactly exactly -> {
          unit.raise(event, exactly, context.following(unit.cause()));
          next = ExpectedVersion.exactly(exactly.version() + 1);
        }
      }
    }
  }
}

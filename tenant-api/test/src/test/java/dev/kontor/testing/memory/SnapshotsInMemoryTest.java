package dev.kontor.testing.memory;

import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.testing.conformance.SnapshotContract;
import java.util.function.Function;

final class SnapshotsInMemoryTest extends SnapshotContract {

  private final ContextInMemory context = new ContextInMemory("acme");

  SnapshotsInMemoryTest() {
    context.add(new EventsInMemoryTest.Doing());
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <R> R inUnit(Function<EventStore, R> body) {
    return (R) context.send(new EventsInMemoryTest.Do(() -> body.apply(context.store())));
  }
}

package dev.kontor.testing.memory;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.testing.conformance.EventStoreContract;
import jakarta.inject.Singleton;
import java.util.function.Function;
import java.util.function.Supplier;

final class EventsInMemoryTest extends EventStoreContract {

  private final ContextInMemory context = new ContextInMemory("acme");

  EventsInMemoryTest() {
    context.add(new Doing());
  }

  @Override
  @SuppressWarnings("unchecked")
  protected <R> R inUnit(Function<EventStore, R> body) {
    return (R) context.send(new Do(() -> body.apply(context.store())));
  }

  @Override
  protected EventStore outside() {
    return context.store();
  }

  /** Does what the test says. */
  record Do(Supplier<?> body) implements Command<Object> {}

  @Singleton
  static final class Doing {

    @Handler
    Object run(Do command) {
      return command.body().get();
    }
  }
}

package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.DomainEvent;
import java.util.List;

/**
 * Decided aggregates of one kind, each the stream {@code KIND-ID}. Thread-safe, as its store is.
 *
 * @param <C> commands to them
 * @param <S> their state
 * @param <E> their events
 */
public final class Aggregates<C, S, E extends DomainEvent> {

  private final EventStore store;
  private final String kind;
  private final Class<E> events;
  private final Decider<C, S, E> decider;

  /**
   * Of a kind, as their decider says.
   *
   * @param kind begins the names of their streams: {@code cargo}
   * @param events the type of all their events
   */
  public Aggregates(EventStore store, String kind, Class<E> events, Decider<C, S, E> decider) {
    this.store = store;
    this.kind = kind;
    this.events = events;
    this.decider = decider;
  }

  /** The state now; that of one to which nothing has happened yet: the initial one. */
  public S state(String id) {
    return load(id).state();
  }

  /**
   * Lets the aggregate decide, and raises what happens.
   *
   * @return the state afterwards
   */
  public S tell(String id, C command) {
    var loaded = load(id);
    List<E> happened = decider.decide(command, loaded.state());
    if (!happened.isEmpty()) {
      store.append(stream(id), ExpectedVersion.exactly(loaded.version()), happened);
    }
    return decider.evolve(loaded.state(), happened);
  }

  private Loaded<S> load(String id) {
    var loaded = new Loaded<>(decider.initialState(), 0);
    for (var recorded : store.read(stream(id), 0)) {
      loaded =
          new Loaded<>(
              decider.evolve(loaded.state(), events.cast(recorded.event())), recorded.version());
    }
    return loaded;
  }

  private String stream(String id) {
    return kind + "-" + id;
  }

  private record Loaded<S>(S state, long version) {}
}

package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private final @Nullable Snapshots<S> snapshots;

  /**
   * Of a kind, as their decider says.
   *
   * @param kind begins the names of their streams: {@code cargo}
   * @param events the type of all their events
   */
  public Aggregates(EventStore store, String kind, Class<E> events, Decider<C, S, E> decider) {
    this(store, kind, events, decider, null);
  }

  private Aggregates(
      EventStore store,
      String kind,
      Class<E> events,
      Decider<C, S, E> decider,
      @Nullable Snapshots<S> snapshots) {
    this.store = store;
    this.kind = kind;
    this.events = events;
    this.decider = decider;
    this.snapshots = snapshots;
  }

  /** The same, with snapshots of those whose streams are long. */
  public Aggregates<C, S, E> keeping(Snapshots<S> kept) {
    return new Aggregates<>(store, kind, events, decider, kept);
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
    if (happened.isEmpty()) {
      return loaded.state();
    }
    store.append(stream(id), ExpectedVersion.exactly(loaded.version()), happened);
    var evolved = decider.evolve(loaded.state(), happened);
    long version = loaded.version() + happened.size();
    if (snapshots != null && snapshots.isDue(version - loaded.kept())) {
      snapshots.keep(store, stream(id), version, evolved);
    }
    return evolved;
  }

  private Loaded<S> load(String id) {
    if (snapshots == null) {
      return fold(decider.initialState(), 0, store.read(stream(id), 0));
    }
    var past = snapshots.load(store, stream(id), decider.initialState());
    return fold(past.state(), past.version(), past.history().events());
  }

  private Loaded<S> fold(S kept, long version, List<Recorded<DomainEvent>> since) {
    var state = kept;
    long last = version;
    for (var recorded : since) {
      state = decider.evolve(state, events.cast(recorded.event()));
      last = recorded.version();
    }
    return new Loaded<>(state, last, version);
  }

  private String stream(String id) {
    return kind + "-" + id;
  }

  /**
   * An aggregate as it is now.
   *
   * @param kept the version that its snapshot is of; 0: it has none
   */
  private record Loaded<S>(S state, long version, long kept) {}
}

package dev.kontor.tenant.aggregate;

import java.util.function.Function;

/**
 * How the state of a decided aggregate is kept now and then, so that a long stream need not be
 * folded from its beginning. Immutable.
 *
 * <p>A snapshot is no more than a way to load faster: one of another form is ignored, and replaced
 * in time. Raise the form whenever the state's class, or what {@code evolve} makes of it, changes.
 *
 * @param <S> the state
 */
public final class Snapshots<S> {

  private static final int USUAL = 100;

  private final int form;
  private final int every;
  private final Codec<S, ?> codec;

  private Snapshots(int form, int every, Codec<S, ?> codec) {
    if (form < 1 || every < 1) {
      throw new IllegalArgumentException(
          "a snapshot of form %d every %d events; expected 1 or more of each"
              .formatted(form, every));
    }
    this.form = form;
    this.every = every;
    this.codec = codec;
  }

  /**
   * Of a state that is kept as it is, every 100 events.
   *
   * @param state its class, a record that the host can write as JSON
   * @param form from 1
   */
  public static <S> Snapshots<S> of(Class<S> state, int form) {
    return of(state, form, Function.identity(), Function.identity());
  }

  /**
   * Of a state that is kept as something else, every 100 events.
   *
   * @param kept the class of that, a record that the host can write as JSON
   * @param form from 1
   */
  public static <S, K> Snapshots<S> of(
      Class<K> kept, int form, Function<S, K> keep, Function<K, S> restore) {
    return new Snapshots<>(form, USUAL, new Codec<>(kept, keep, restore));
  }

  /** The same, but as soon as so many events have happened since the last one; from 1. */
  public Snapshots<S> every(int events) {
    return new Snapshots<>(form, events, codec);
  }

  boolean isDue(long sinceLast) {
    return sinceLast >= every;
  }

  Past<S> load(EventStore store, String stream, S initialState) {
    return codec.load(store, stream, form, initialState);
  }

  void keep(EventStore store, String stream, long version, S state) {
    store.keep(stream, version, form, codec.keep.apply(state));
  }

  /**
   * A state, and what has happened since.
   *
   * @param version that the state is of
   */
  record Past<S>(S state, long version, History<?> history) {}

  private record Codec<S, K>(Class<K> kept, Function<S, K> keep, Function<K, S> restore) {

    Past<S> load(EventStore store, String stream, int form, S initialState) {
      var history = store.history(stream, kept, form);
      var snapshot = history.snapshot();
      return new Past<>(
          snapshot == null ? initialState : restore.apply(snapshot), history.version(), history);
    }
  }
}

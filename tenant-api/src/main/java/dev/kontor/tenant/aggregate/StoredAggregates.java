package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.NotFound;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Stored aggregates of one kind, each a row with a version and the stream {@code KIND-ID}.
 * Thread-safe, as its repository is. Used inside a unit of work only.
 *
 * <p>Units that tell one aggregate something queue inside the host. Should another have been faster
 * all the same, the row's version says so: the unit is tried again as a whole, and after a few
 * times refused as a conflict that names the aggregate.
 *
 * @param <I> their ids
 * @param <A> the aggregates, with a {@code @Version}
 */
public final class StoredAggregates<I, A extends StoredAggregate> {

  private final EventStore store;
  private final String kind;
  private final Function<? super I, Optional<A>> find;
  private final UnaryOperator<A> update;

  /**
   * Of a kind, in a repository.
   *
   * @param kind begins the names of their streams: {@code system}
   * @param find {@code repository::findById}
   * @param update {@code repository::update}, which counts the version
   */
  public StoredAggregates(
      EventStore store,
      String kind,
      Function<? super I, Optional<A>> find,
      UnaryOperator<A> update) {
    this.store = store;
    this.kind = kind;
    this.find = find;
    this.update = update;
  }

  /**
   * The aggregate as it is now.
   *
   * @throws NotFound when there is none
   */
  public A get(I id) {
    return find.apply(id).orElseThrow(() -> new NotFound("no %s '%s'".formatted(kind, id)));
  }

  /**
   * Has the aggregate do something, and stores what became of it.
   *
   * @param deed what it is told, which raises events as it changes it
   * @return what became of it
   * @throws NotFound when there is none
   */
  public A tell(I id, Consumer<? super A> deed) {
    return replace(
        id,
        aggregate -> {
          deed.accept(aggregate);
          return aggregate;
        });
  }

  /** The same, of an aggregate that is immutable: the deed returns what becomes of it. */
  public A replace(I id, UnaryOperator<A> deed) {
    store.takeTurn(kind + "-" + id);
    var aggregate = get(id);
    requireItsStream(id, aggregate);
    return update.apply(deed.apply(aggregate));
  }

  private void requireItsStream(I id, A aggregate) {
    var stream = kind + "-" + id;
    if (!aggregate.stream().equals(stream)) {
      throw new IllegalStateException(
          "%s calls its stream '%s'; expected '%s', by which its units queue"
              .formatted(aggregate.getClass().getName(), aggregate.stream(), stream));
    }
  }
}

package dev.kontor.host.unit;

import dev.kontor.host.message.Caching;
import dev.kontor.tenant.Query;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A context's queries outside of units that write: each in a transaction that only reads, unless
 * its answer is kept. Thread-safe.
 */
final class Questions {

  private final UnitOfWork units;
  private final Application application;
  private final UnitStore store;
  private final Interceptors interceptors;
  private final Changes changes;
  private final Answers answers;

  Questions(UnitOfWork units, Application application, Hold hold, Interceptors interceptors) {
    this.units = units;
    this.application = application;
    this.store = hold.store();
    this.interceptors = interceptors;
    this.changes = hold.changes();
    this.answers = new Answers(units.origin().world(), changes);
  }

  /** Interceptors, where there are any, see each question in a transaction, kept answer or not. */
  <R extends @Nullable Object> R ask(Query<R> query, Supplier<R> body) {
    var caching = application.catalog().caching(query);
    return units.inSpan(query, () -> ask(query, caching, body));
  }

  private <R extends @Nullable Object> R ask(
      Query<R> query, @Nullable Caching caching, Supplier<R> body) {
    if (caching == null) {
      return read(query, body);
    }
    return interceptors.isEmpty()
        ? answers.of(query, caching, () -> read(query, body))
        : read(query, () -> answers.of(query, caching, body));
  }

  private <R extends @Nullable Object> R read(Query<R> query, Supplier<R> body) {
    return store.read(transaction -> {
      var unit = Unit.reading(transaction, units.first());
      return units.within(unit, () -> interceptors.around(query, unit.cause(), body));
    });
  }

  /** Everybody sees from now on what these types of events have changed. */
  void changed(Set<String> types) {
    types.forEach(this::changed);
  }

  void changed(String type) {
    if (application.catalog().changesAnswers(type)) {
      changes.count(type);
    }
  }
}

package dev.kontor.host.postgres.pool;

import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.UnitStore;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Units of work of a context whose beans have no connection outside of these. Thread-safe.
 *
 * @param store has a transaction for each
 * @param connections that its transactions take
 * @param atOnce so many connections
 */
record LentUnits(UnitStore store, UnitDataSource connections, int atOnce) implements UnitStore {

  @Override
  public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
    return connections.unit(() -> store.write(body));
  }

  @Override
  public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
    return connections.unit(() -> store.read(body));
  }

  @Override
  public @Nullable KeptAnswer answer(RequestKey key, Instant now) {
    return store.answer(key, now);
  }

  @Override
  public Ownership takeOver() {
    return store.takeOver();
  }
}

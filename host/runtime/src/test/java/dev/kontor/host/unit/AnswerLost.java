package dev.kontor.host.unit;

import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A store that writes each unit, and whose answers are lost. */
final class AnswerLost implements UnitStore {

  private static final int SESSION = 7;

  private final UnitStore store;

  AnswerLost(UnitStore store) {
    this.store = store;
  }

  @Override
  public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
    var _ = store.write(body);
    throw new Uncertain("the connection was lost during COMMIT", null, SESSION);
  }

  @Override
  public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
    return store.read(body);
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

package dev.kontor.simulation.host;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredHistory;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.Writes;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.point.Points;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A tenant's units of work, which tell where they are just before and after they commit. */
record ToldUnits(UnitStore real, String tenant, Points points) implements UnitStore {

  @Override
  public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
    return real.write(transaction -> body.apply(new Told(transaction)));
  }

  @Override
  public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
    return real.read(body);
  }

  @Override
  public int atOnce() {
    return real.atOnce();
  }

  @Override
  public @Nullable KeptAnswer answer(RequestKey key, Instant now) {
    return real.answer(key, now);
  }

  @Override
  public Ownership takeOver() {
    return real.takeOver();
  }

  /** A transaction that tells of its commit. */
  private final class Told implements Transaction {

    private final Transaction transaction;

    Told(Transaction transaction) {
      this.transaction = transaction;
    }

    @Override
    public void write(long epoch, Writes writes, Runnable inLine) {
      if (!writes.done().isEmpty()) {
        points.reached(Point.AFTER_EFFECT_BEFORE_COMMIT, tenant);
      }
      transaction.write(epoch, writes, inLine);
      if (writes.receipt() != null) {
        points.reached(Point.AFTER_DELIVERY_BEFORE_ACK, tenant);
      }
      if (!writes.followUps().isEmpty()) {
        points.reached(Point.AFTER_COMMIT_BEFORE_FOLLOW_UP, tenant);
      }
    }

    @Override
    public boolean holdsConnection() {
      return transaction.holdsConnection();
    }

    @Override
    public List<StoredEvent> events(String stream, long afterVersion) {
      return transaction.events(stream, afterVersion);
    }

    @Override
    public @Nullable Due first(String handler, String queue) {
      return transaction.first(handler, queue);
    }

    @Override
    public <R extends @Nullable Object> R part(Supplier<R> body) {
      return transaction.part(body);
    }

    @Override
    public StoredHistory history(String stream, int form) {
      return transaction.history(stream, form);
    }
  }
}

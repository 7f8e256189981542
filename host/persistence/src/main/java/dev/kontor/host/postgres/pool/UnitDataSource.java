package dev.kontor.host.postgres.pool;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What a context's beans have their connections from: it lends one to each unit of work that
 * begins, and none to anybody else. Only a unit asks at its end whether this host still owns the
 * tenant, so whatever was written outside of one could be written by a host that was overtaken.
 * Thread-safe.
 */
final class UnitDataSource extends PlainDataSource {

  private final ScopedValue<AtomicBoolean> mayTake = ScopedValue.newInstance();
  private final DataSource door;

  UnitDataSource(DataSource door) {
    this.door = door;
  }

  /** Runs a unit's transaction, which may take one connection on the calling thread. */
  <R extends @Nullable Object> R unit(Supplier<R> transaction) {
    return ScopedValue.where(mayTake, new AtomicBoolean(true)).call(transaction::get);
  }

  @Override
  public Connection getConnection() throws SQLException {
    if (!mayTake.isBound() || !mayTake.get().getAndSet(false)) {
      throw new IllegalStateException(
          "%s: no unit of work begins here, and only a unit has a connection, one; do this in the handler of a command, sent by context.send(…), or of a query, asked by context.ask(…)"
              .formatted(door));
    }
    return door.getConnection();
  }

  @Override
  public String toString() {
    return door.toString();
  }
}

package dev.kontor.host.postgres.unit;

import java.sql.Connection;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The open units of a tenant's context, each found by the thread that runs it; all that its beans
 * do in the database is done on the unit's one connection. There is none for anybody else: only a
 * unit asks at its end whether this host still owns the tenant, so whatever was written outside of
 * one could be written by a host that was overtaken. Thread-safe.
 */
public final class OpenUnits {

  private final ScopedValue<JdbcTransaction> open = ScopedValue.newInstance();
  private final String tenant;

  /**
   * None yet.
   *
   * @param tenant as errors name it
   */
  public OpenUnits(String tenant) {
    this.tenant = tenant;
  }

  /** Whether the calling thread runs a unit. */
  public boolean isOpen() {
    return open.isBound();
  }

  /**
   * The connection of the unit that the calling thread runs, taken now if it has none yet.
   *
   * @throws IllegalStateException when there is no unit
   */
  public Connection connection() {
    return transaction().connection();
  }

  JdbcTransaction transaction() {
    if (!open.isBound()) {
      throw new IllegalStateException(
          "%s: no unit of work is open on this thread, and only a unit has a connection; do this in the handler of a command, sent by context.send(…), or of a query, asked by context.ask(…)"
              .formatted(tenant));
    }
    return open.get();
  }

  /** Runs the body inside of the unit. */
  <R extends @Nullable Object> R within(JdbcTransaction transaction, Supplier<R> body) {
    if (open.isBound()) {
      throw new IllegalStateException(
          "%s: a unit was begun inside another one; end that one first".formatted(tenant));
    }
    return ScopedValue.where(open, transaction).call(body::get);
  }

  @Override
  public String toString() {
    return tenant;
  }
}

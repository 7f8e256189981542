package dev.kontor.host.postgres.unit;

import io.micronaut.data.connection.ConnectionDefinition;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.data.connection.ConnectionSynchronization;
import java.sql.Connection;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Has a context's repositories use the connection of the open unit, which they neither open nor
 * close. Thread-safe.
 */
public final class UnitConnections implements ConnectionOperations<Connection> {

  private final OpenUnits units;

  /** Of these units. */
  public UnitConnections(OpenUnits units) {
    this.units = units;
  }

  /**
   * Whoever asks wants to use it.
   *
   * @throws IllegalStateException when no unit is open, which says what to do; nobody could open
   *     another one
   */
  @Override
  public Optional<ConnectionStatus<Connection>> findConnectionStatus() {
    return Optional.of(getConnectionStatus());
  }

  @Override
  public ConnectionStatus<Connection> getConnectionStatus() {
    var transaction = units.transaction();
    return new OfUnit(transaction, transaction.connection());
  }

  @Override
  public <R extends @Nullable Object> R execute(
      ConnectionDefinition definition, Function<ConnectionStatus<Connection>, R> body) {
    return body.apply(getConnectionStatus());
  }

  private record OfUnit(JdbcTransaction transaction, Connection connection)
      implements ConnectionStatus<Connection> {

    @Override
    public boolean isNew() {
      return false;
    }

    @Override
    public Connection getConnection() {
      return connection;
    }

    @Override
    public ConnectionDefinition getDefinition() {
      return ConnectionDefinition.DEFAULT;
    }

    @Override
    public void registerSynchronization(ConnectionSynchronization synchronization) {
      transaction.atEnd(synchronization);
    }
  }
}

package dev.kontor.host.postgres.unit;

import io.micronaut.data.connection.ConnectionStatus;
import io.micronaut.transaction.TransactionCallback;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionDefinition.Propagation;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.TransactionStatus;
import java.sql.Connection;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Has whatever a context's beans call a transaction be a part of the open unit: the unit commits or
 * rolls back, and nobody else. Thread-safe.
 */
public final class UnitTransactions implements TransactionOperations<Connection> {

  private static final Set<Propagation> JOINING =
      Set.of(Propagation.REQUIRED, Propagation.SUPPORTS, Propagation.MANDATORY);

  private final OpenUnits units;
  private final UnitConnections connections;

  /** Of these units. */
  public UnitTransactions(OpenUnits units) {
    this.units = units;
    this.connections = new UnitConnections(units);
  }

  @Override
  public Connection getConnection() {
    return units.connection();
  }

  @Override
  public boolean hasConnection() {
    return units.isOpen();
  }

  @Override
  public Optional<? extends TransactionStatus<?>> findTransactionStatus() {
    return units.isOpen() ? Optional.of(part(TransactionDefinition.DEFAULT)) : Optional.empty();
  }

  @Override
  public <R extends @Nullable Object> R execute(
      TransactionDefinition definition, TransactionCallback<Connection, R> body) {
    if (!JOINING.contains(definition.getPropagationBehavior())) {
      throw new IllegalStateException(
          "%s: a transaction was asked for that is %s; a unit has one connection and one transaction: join it, or send another command when it has ended"
              .formatted(units, definition.getPropagationBehavior()));
    }
    return body.apply(part(definition));
  }

  private Part part(TransactionDefinition definition) {
    return new Part(units.transaction(), definition, connections);
  }

  private record Part(
      JdbcTransaction unit, TransactionDefinition definition, UnitConnections connections)
      implements TransactionStatus<Connection> {

    @Override
    public Object getTransaction() {
      return unit;
    }

    @Override
    public ConnectionStatus<Connection> getConnectionStatus() {
      return connections.getConnectionStatus();
    }

    @Override
    public boolean isNewTransaction() {
      return false;
    }

    @Override
    public void setRollbackOnly() {
      unit.refuseToWrite();
    }

    @Override
    public boolean isRollbackOnly() {
      return unit.isRefusedToWrite();
    }

    @Override
    public boolean isCompleted() {
      return unit.isCommitted();
    }

    @Override
    public TransactionDefinition getTransactionDefinition() {
      return definition;
    }
  }
}

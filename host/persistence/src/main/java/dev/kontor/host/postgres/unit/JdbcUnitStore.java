package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import io.micronaut.transaction.TransactionDefinition;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Units of work as transactions of a tenant's Micronaut context, which its repositories join.
 *
 * <p>In a unit that only writes, {@code BEGIN}, the call of {@code kontor.write_unit} and {@code
 * COMMIT} are sent without waiting for answers in between.
 */
public final class JdbcUnitStore implements UnitStore {

  private static final Logger log = LoggerFactory.getLogger(JdbcUnitStore.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TenantId tenant;
  private final TransactionOperations<Connection> transactions;
  private final DataSource dataSource;
  private final Aftermath aftermath;

  /**
   * For a tenant's context.
   *
   * @param transactions of the context
   * @param dataSource the database's own, not the context's bean, which would join its transactions
   */
  public JdbcUnitStore(
      TenantId tenant,
      TransactionOperations<Connection> transactions,
      DataSource dataSource,
      World world) {
    this(tenant, transactions, dataSource, world, PATIENCE);
  }

  /** That looks so long for what became of a commit without an answer. */
  JdbcUnitStore(
      TenantId tenant,
      TransactionOperations<Connection> transactions,
      DataSource dataSource,
      World world,
      Duration patience) {
    this.tenant = tenant;
    this.transactions = transactions;
    this.dataSource = dataSource;
    this.aftermath = new Aftermath(dataSource, world, patience);
  }

  @Override
  public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
    return new Course<>(body, false).run(TransactionDefinition.DEFAULT);
  }

  @Override
  public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
    return new Course<>(body, true).run(TransactionDefinition.READ_ONLY);
  }

  @Override
  public @Nullable KeptAnswer answer(RequestKey key, Instant now) {
    try (var connection = dataSource.getConnection()) {
      return AnswerRow.find(connection, key, now);
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  @Override
  public Ownership takeOver() {
    try (var connection = dataSource.getConnection()) {
      return Sql.query(
              connection,
              "SELECT epoch, last_number FROM kontor.take_over()",
              row -> new Ownership(row.getLong(1), row.getLong(2)))
          .getFirst();
    } catch (SQLException failed) {
      throw new SqlFailed(failed);
    }
  }

  /**
   * One run of a body. What the body returned or threw is kept beside Micronaut, which would put
   * the failure of ending a lost connection in its place.
   */
  private final class Course<R extends @Nullable Object> {

    private final Function<Transaction, R> body;
    private final boolean readOnly;
    private @Nullable JdbcTransaction transaction;
    private @Nullable Returned<R> returned;
    private @Nullable RuntimeException thrown;

    Course(Function<Transaction, R> body, boolean readOnly) {
      this.body = body;
      this.readOnly = readOnly;
    }

    R run(TransactionDefinition definition) {
      if (transactions.findTransactionStatus().isPresent()) {
        throw new IllegalStateException(
            "%s: a unit was begun inside another transaction; end that one first"
                .formatted(tenant));
      }
      try {
        return transactions.execute(definition, status -> runBody(status.getConnection())).value();
      } catch (RuntimeException failed) {
        if (thrown == null && returned != null && isCommitted()) {
          log.atDebug().setCause(failed).log("{}: a committed unit's connection is lost", tenant);
          return returned.value();
        }
        throw Refusals.of(causeOf(failed));
      }
    }

    private RuntimeException causeOf(RuntimeException failed) {
      var cause = thrown == null ? failed : thrown;
      if (!cause.equals(failed)) {
        cause.addSuppressed(failed);
      }
      return cause;
    }

    private Returned<R> runBody(Connection connection) {
      var opened = new JdbcTransaction(tenant, connection, aftermath, readOnly);
      transaction = opened;
      try {
        var result = new Returned<>(body.apply(opened));
        opened.requireWritten();
        returned = result;
        return result;
      } catch (RuntimeException failed) {
        thrown = failed;
        throw failed;
      }
    }

    private boolean isCommitted() {
      return transaction != null && transaction.isCommitted();
    }
  }

  private record Returned<R extends @Nullable Object>(R value) {}
}

package dev.kontor.host.postgres.unit;

import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.postgres.sql.SqlFailed;
import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Units of work as transactions that all beans of the tenant's context join.
 *
 * <p>A unit that only writes is one statement, a {@link UnitCalls}, in auto-commit mode, has a
 * connection for that alone, and shares it with others ({@link GroupCommit}). Otherwise it takes
 * one when something is first asked of the database; {@code BEGIN} goes with the first read of a
 * stream, and {@code COMMIT} with the call: each in one packet.
 */
public final class JdbcUnitStore implements UnitStore {

  private final TenantId tenant;
  private final OpenUnits units;
  private final DataSource dataSource;
  private final int atOnce;
  private final UnitCalls calls = new UnitCalls();
  private final GroupCommit commits;
  private final Aftermath aftermath;

  /**
   * For a tenant's context.
   *
   * @param units how the context's beans find the open one
   * @param dataSource the database's own, not the context's bean
   * @param atOnce how many connections it has
   * @param patience how long it looks for what became of a commit without an answer
   */
  public JdbcUnitStore(
      TenantId tenant,
      OpenUnits units,
      DataSource dataSource,
      int atOnce,
      World world,
      Duration patience) {
    this.tenant = tenant;
    this.units = units;
    this.dataSource = dataSource;
    this.atOnce = atOnce;
    this.commits = new GroupCommit(dataSource, calls, world, atOnce);
    this.aftermath = new Aftermath(dataSource, world, patience);
  }

  @Override
  public <R extends @Nullable Object> R write(Function<Transaction, R> body) {
    return run(body, transaction(false));
  }

  @Override
  public <R extends @Nullable Object> R read(Function<Transaction, R> body) {
    return run(body, transaction(true));
  }

  private JdbcTransaction transaction(boolean readOnly) {
    return new JdbcTransaction(tenant, dataSource, calls, commits, aftermath, readOnly);
  }

  private <R extends @Nullable Object> R run(
      Function<Transaction, R> body, JdbcTransaction transaction) {
    try {
      R result = units.within(transaction, () -> body.apply(transaction));
      transaction.requireWritten();
      return result;
    } catch (RuntimeException failed) {
      throw Refusals.of(failed);
    } finally {
      transaction.end();
    }
  }

  @Override
  public int atOnce() {
    return atOnce;
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
}

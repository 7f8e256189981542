package dev.kontor.host.postgres.pool;

import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.postgres.mail.JdbcMailbox;
import dev.kontor.host.postgres.unit.JdbcFollowUpStore;
import dev.kontor.host.postgres.unit.JdbcLogStore;
import dev.kontor.host.postgres.unit.JdbcProjectionStore;
import dev.kontor.host.postgres.unit.JdbcTimerStore;
import dev.kontor.host.postgres.unit.JdbcUnitStore;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.BeanContext;
import io.micronaut.core.type.Argument;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import java.util.function.LongSupplier;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A tenant's database through its door to the server's connections. */
public final class PooledTenantDatabase implements TenantDatabase {

  /** Of a queue, its first run alone counts: it holds the others, for good while it is parked. */
  private static final String NEXT_DUE =
      """
      select (select min(due_at) from kontor.timer),
        (select min(coalesce(run.again, '-infinity')) from kontor.follow_up run
         where run.parked_at is null
           and (run.queue is null or not exists (
             select from kontor.follow_up before
             where before.handler = run.handler and before.queue = run.queue
               and before.number < run.number)))\
      """;

  private static final String SCHEMA_VERSION = "select version from kontor.schema_version";
  private static final Set<String> NO_TABLE_OR_NO_RIGHT = Set.of("42P01", "42501");

  private final Door door;
  private final DataSource connections;
  private final UnitDataSource lent;
  private final World world;

  /** Through this door, which it closes with itself. */
  public PooledTenantDatabase(Door door, World world) {
    this.door = door;
    this.connections = door.dataSource();
    this.lent = new UnitDataSource(connections);
    this.world = world;
  }

  @Override
  public DataSource dataSource() {
    return lent;
  }

  @Override
  public UnitStore units(TenantId tenant, BeanContext beans) {
    return new LentUnits(
        new JdbcUnitStore(tenant, transactions(beans), connections, world), lent, door.maximum);
  }

  @Override
  public LogStore log(TenantId tenant, BeanContext beans) {
    return new JdbcLogStore(tenant, transactions(beans), connections);
  }

  @Override
  public ProjectionStore projections(TenantId tenant, BeanContext beans, LongSupplier epoch) {
    return new JdbcProjectionStore(transactions(beans), connections, log(tenant, beans), epoch);
  }

  private static TransactionOperations<Connection> transactions(BeanContext beans) {
    return ofJdbc(
        beans.getBean(
            Argument.of(TransactionOperations.class, Connection.class),
            Qualifiers.byName("default")));
  }

  @SuppressWarnings("unchecked")
  private static TransactionOperations<Connection> ofJdbc(TransactionOperations<?> found) {
    return (TransactionOperations<Connection>) found;
  }

  @Override
  public FollowUpStore followUps(TenantId tenant, LongSupplier epoch) {
    return new JdbcFollowUpStore(tenant, connections, epoch);
  }

  @Override
  public TimerStore timers(TenantId tenant) {
    return new JdbcTimerStore(tenant, connections);
  }

  @Override
  public Mailbox mailbox(BeanContext beans) {
    return new JdbcMailbox(transactions(beans), connections);
  }

  @Override
  public @Nullable String schemaVersion() {
    try (var connection = connections.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(SCHEMA_VERSION)) {
      return result.next() ? result.getString(1) : null;
    } catch (SQLException failed) {
      if (NO_TABLE_OR_NO_RIGHT.contains(failed.getSQLState())) {
        return null;
      }
      throw new IllegalStateException(
          "%s: its schema's version could not be read: %s".formatted(door, failed.getMessage()),
          failed);
    }
  }

  @Override
  public NextDue nextDue() {
    try (var connection = connections.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(NEXT_DUE)) {
      result.next();
      return new NextDue(instant(result, 1), instant(result, 2));
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "%s: its next due work could not be read: %s".formatted(door, failed.getMessage()),
          failed);
    }
  }

  private static @Nullable Instant instant(ResultSet row, int column) throws SQLException {
    var value = row.getObject(column, OffsetDateTime.class);
    return value == null ? null : value.toInstant();
  }

  @Override
  public void close() {
    door.close();
  }
}

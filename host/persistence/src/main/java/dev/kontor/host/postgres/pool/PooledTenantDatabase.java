package dev.kontor.host.postgres.pool;

import dev.kontor.host.database.LoginRefused;
import dev.kontor.host.database.TenantDatabase;
import dev.kontor.host.followup.FollowUpStore;
import dev.kontor.host.grant.GrantBook;
import dev.kontor.host.letter.Inbox;
import dev.kontor.host.letter.Outbox;
import dev.kontor.host.mail.Mailbox;
import dev.kontor.host.postgres.grant.JdbcGrantBook;
import dev.kontor.host.postgres.mail.JdbcMailbox;
import dev.kontor.host.postgres.nonce.JdbcNonces;
import dev.kontor.host.postgres.unit.JdbcFollowUpStore;
import dev.kontor.host.postgres.unit.JdbcInbox;
import dev.kontor.host.postgres.unit.JdbcLogStore;
import dev.kontor.host.postgres.unit.JdbcOutbox;
import dev.kontor.host.postgres.unit.JdbcProjectionStore;
import dev.kontor.host.postgres.unit.JdbcTimerStore;
import dev.kontor.host.postgres.unit.JdbcUnitStore;
import dev.kontor.host.postgres.unit.OpenUnits;
import dev.kontor.host.postgres.unit.UnitConnections;
import dev.kontor.host.postgres.unit.UnitTransactions;
import dev.kontor.host.projection.ProjectionStore;
import dev.kontor.host.signature.Nonces;
import dev.kontor.host.timer.TimerStore;
import dev.kontor.host.unit.LogStore;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import io.micronaut.context.RuntimeBeanDefinition;
import io.micronaut.core.type.Argument;
import io.micronaut.data.connection.ConnectionOperations;
import io.micronaut.data.connection.jdbc.operations.DefaultDataSourceConnectionOperations;
import io.micronaut.inject.qualifiers.Qualifiers;
import io.micronaut.transaction.TransactionOperations;
import io.micronaut.transaction.jdbc.DataSourceTransactionManager;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
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
               and before.number < run.number))),
        (select min(coalesce(again, '-infinity')) from kontor.channel
         where exists (select from kontor.letter where letter.recipient = channel.recipient))\
      """;

  private static final String SCHEMA_VERSION = "select version from kontor.schema_version";
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String WRONG_PASSWORD = "28P01";
  private static final Set<String> NO_TABLE_OR_NO_RIGHT = Set.of("42P01", "42501");

  private final Door door;
  private final DataSource connections;
  private final OpenUnits units;
  private final World world;
  private final Duration patience;

  /** Through this door, which it closes with itself. */
  public PooledTenantDatabase(Door door, World world) {
    this(door, world, PATIENCE);
  }

  /** That looks so long for what became of a commit without an answer. */
  public PooledTenantDatabase(Door door, World world, Duration patience) {
    this.door = door;
    this.connections = door.dataSource();
    this.units = new OpenUnits(door.toString());
    this.world = world;
    this.patience = patience;
  }

  @Override
  public List<RuntimeBeanDefinition<?>> beans() {
    return List.of(
        bean(DataSource.class, new UnitDataSource(units)).build(),
        bean(ConnectionOperations.class, new UnitConnections(units))
            .typeArguments(Argument.of(Connection.class))
            .replaces(DefaultDataSourceConnectionOperations.class)
            .build(),
        bean(TransactionOperations.class, new UnitTransactions(units))
            .typeArguments(Argument.of(Connection.class))
            .replaces(DataSourceTransactionManager.class)
            .build());
  }

  private static <B> RuntimeBeanDefinition.Builder<B> bean(Class<B> type, B bean) {
    return RuntimeBeanDefinition.builder(type, () -> bean)
        .qualifier(Qualifiers.byName("default"))
        .singleton(true);
  }

  @Override
  public UnitStore units(TenantId tenant) {
    return new JdbcUnitStore(tenant, units, connections, door.maximum, world, patience);
  }

  @Override
  public LogStore log(TenantId tenant) {
    return new JdbcLogStore(tenant, units, connections);
  }

  @Override
  public ProjectionStore projections(TenantId tenant, LongSupplier epoch) {
    return new JdbcProjectionStore(units, connections, log(tenant), epoch);
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
  public Mailbox mailbox() {
    return new JdbcMailbox(units, connections);
  }

  @Override
  public Outbox outbox(TenantId tenant) {
    return new JdbcOutbox(tenant, units, connections);
  }

  @Override
  public GrantBook grants() {
    return new JdbcGrantBook(units);
  }

  @Override
  public Inbox inbox() {
    return new JdbcInbox(units);
  }

  @Override
  public Nonces nonces() {
    return new JdbcNonces(connections);
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
      var said =
          "%s: its schema's version could not be read: %s".formatted(door, failed.getMessage());
      throw WRONG_PASSWORD.equals(failed.getSQLState())
          ? new LoginRefused(said, failed)
          : new IllegalStateException(said, failed);
    }
  }

  @Override
  public NextDue nextDue() {
    try (var connection = connections.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(NEXT_DUE)) {
      result.next();
      return new NextDue(instant(result, 1), earlier(instant(result, 2), instant(result, 3)));
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "%s: its next due work could not be read: %s".formatted(door, failed.getMessage()),
          failed);
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
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

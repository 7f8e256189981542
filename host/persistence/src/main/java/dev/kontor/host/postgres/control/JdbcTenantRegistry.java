package dev.kontor.host.postgres.control;

import dev.kontor.host.configuration.ConfigurationReader;
import dev.kontor.host.configuration.TenantConfiguration;
import dev.kontor.host.database.Placement;
import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.letter.Unsent;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.tenancy.Failure;
import dev.kontor.host.tenancy.TenantRecord;
import dev.kontor.host.tenancy.TenantRegistry;
import dev.kontor.host.tenancy.TenantState;
import dev.kontor.host.world.World;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tenants of the control database. */
public final class JdbcTenantRegistry implements TenantRegistry {

  private final Sql sql;
  private final ConfigurationReader reader;
  private final World world;

  /** On the control database; the reader reads the configurations that are stored there. */
  public JdbcTenantRegistry(Sql sql, ConfigurationReader reader, World world) {
    this.sql = sql;
    this.reader = reader;
    this.world = world;
  }

  @Override
  public List<TenantRecord> tenants() {
    return sql.query(
        """
        select t.*, extract(epoch from clock_offset) as clock_seconds, c.configuration
        from tenant t
        join lateral (
          select configuration from configuration_version
          where tenant = t.id order by version desc limit 1) c on true
        order by t.id\
        """,
        this::record);
  }

  private TenantRecord record(ResultSet row) throws SQLException {
    return new TenantRecord(
        reader.readStored(new TenantId(row.getString("id")), row.getString("configuration")),
        TenantState.of(row.getString("state")),
        failure(row),
        new Placement(
            row.getString("server"),
            row.getString("database"),
            row.getString("owner_role"),
            row.getString("login_role")),
        row.getString("sealed_password"),
        row.getString("schema_version"),
        Duration.ofNanos(row.getBigDecimal("clock_seconds").movePointRight(9).longValue()),
        row.getBoolean("awake"),
        Sql.instant(row, "wake_up"),
        new Backlog(row.getLong("follow_ups"), row.getLong("dead_letters")),
        new Unsent(row.getLong("letters"), Sql.instant(row, "oldest_letter")));
  }

  private static @Nullable Failure failure(ResultSet row) throws SQLException {
    var step = row.getString("failed_step");
    return step == null ? null : new Failure(step, row.getString("failed_reason"));
  }

  @Override
  public void register(TenantRecord tenant) {
    var placement = tenant.placement();
    sql.transaction(connection -> {
      Sql.update(connection, "delete from purged_tenant where id = ?", tenant.id().value());
      Sql.update(
          connection,
          """
          insert into tenant (id, state, server, database, owner_role, login_role,
            sealed_password, clock_offset, awake)
          values (?, ?, ?, ?, ?, ?, ?, make_interval(secs => ?), false)\
          """,
          tenant.id().value(),
          tenant.state().label(),
          placement.server(),
          placement.database(),
          placement.owner(),
          placement.login(),
          tenant.sealedPassword(),
          tenant.clockOffset().toNanos() / 1e9);
      return configure(connection, tenant.configuration());
    });
  }

  @Override
  public void configure(TenantConfiguration configuration) {
    sql.transaction(connection -> configure(connection, configuration));
  }

  private int configure(Connection connection, TenantConfiguration configuration)
      throws SQLException {
    var tenant = configuration.tenant().value();
    return Sql.update(
        connection,
        """
        insert into configuration_version (tenant, version, configuration, applied_at)
        select ?, coalesce(max(version), 0) + 1, ?::jsonb, ?
        from configuration_version where tenant = ?\
        """,
        tenant,
        configuration.json(),
        world.clock().instant(),
        tenant);
  }

  @Override
  public void enter(TenantId tenant, TenantState state, @Nullable Failure failure) {
    sql.update(
        "update tenant set state = ?, failed_step = ?, failed_reason = ? where id = ?",
        state.label(),
        failure == null ? null : failure.step(),
        failure == null ? null : failure.reason(),
        tenant.value());
  }

  @Override
  public void migrated(TenantId tenant, String schemaVersion) {
    sql.update("update tenant set schema_version = ? where id = ?", schemaVersion, tenant.value());
  }

  @Override
  public void awake(TenantId tenant) {
    sql.update("update tenant set awake = true, wake_up = null where id = ?", tenant.value());
  }

  @Override
  public void asleep(TenantId tenant, @Nullable Instant wakeUp, Backlog backlog, Unsent letters) {
    sql.update(
        """
        update tenant
        set awake = false, wake_up = ?, follow_ups = ?, dead_letters = ?, letters = ?,
          oldest_letter = ?
        where id = ?\
        """,
        wakeUp,
        backlog.waiting(),
        backlog.parked(),
        letters.letters(),
        letters.oldest(),
        tenant.value());
  }

  @Override
  public void forget(TenantId tenant) {
    sql.transaction(connection -> {
      Sql.update(connection, "delete from tenant where id = ?", tenant.value());
      return Sql.update(
          connection,
          """
          insert into purged_tenant (id, purged_at) values (?, ?)
          on conflict (id) do update set purged_at = excluded.purged_at\
          """,
          tenant.value(),
          world.clock().instant());
    });
  }

  @Override
  public Set<TenantId> purged() {
    return sql
        .query("select id from purged_tenant", row -> new TenantId(row.getString("id")))
        .stream()
        .collect(Collectors.toUnmodifiableSet());
  }
}

package dev.kontor.host.postgres.pool;

import dev.kontor.host.database.TenantDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A tenant's database through its door to the server's connections. */
public final class PooledTenantDatabase implements TenantDatabase {

  private static final String NEXT_DUE = "select min(due_at) from kontor.timer";

  private static final String SCHEMA_VERSION = "select version from kontor.schema_version";
  private static final Set<String> NO_TABLE_OR_NO_RIGHT = Set.of("42P01", "42501");

  private final Door door;

  /** Through this door, which it closes with itself. */
  public PooledTenantDatabase(Door door) {
    this.door = door;
  }

  @Override
  public DataSource dataSource() {
    return door.dataSource();
  }

  @Override
  public @Nullable String schemaVersion() {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(SCHEMA_VERSION)) {
      return result.next() ? result.getString(1) : null;
    } catch (SQLException failed) {
      if (NO_TABLE_OR_NO_RIGHT.contains(failed.getSQLState())) {
        return null;
      }
      throw new IllegalStateException(
          "%s: its schema's version could not be read".formatted(door), failed);
    }
  }

  @Override
  public @Nullable Instant nextDue() {
    try (var connection = dataSource().getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(NEXT_DUE)) {
      var due = result.next() ? result.getObject(1, OffsetDateTime.class) : null;
      return due == null ? null : due.toInstant();
    } catch (SQLException failed) {
      throw new IllegalStateException(
          "%s: its next due work could not be read".formatted(door), failed);
    }
  }

  @Override
  public void close() {
    door.close();
  }
}

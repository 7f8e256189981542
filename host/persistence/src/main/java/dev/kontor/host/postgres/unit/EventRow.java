package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;

/** How an event's row is read, in a query that names the event's table {@code event}. */
final class EventRow {

  static final String METADATA =
      """
      event.recorded_at, event.metadata ->> 'id' AS id, event.metadata ->> 'principal' AS principal,
      event.metadata ->> 'correlation' AS correlation, event.metadata ->> 'causation' AS causation,
      event.metadata ->> 'trace' AS trace\
      """;

  static final String COLUMNS =
      """
      event.position, event.stream, event.version, event.type, event.schema,
      event.data AS event_data, \
      """
          + METADATA;

  private EventRow() {}

  static StoredEvent event(ResultSet row, TenantId tenant) throws SQLException {
    return new StoredEvent(
        row.getLong("position"),
        row.getString("stream"),
        row.getLong("version"),
        row.getString("type"),
        row.getInt("schema"),
        row.getString("event_data"),
        metadata(row, tenant));
  }

  static Metadata metadata(ResultSet row, TenantId tenant) throws SQLException {
    return new Metadata(
        UUID.fromString(row.getString("id")),
        tenant,
        row.getString("principal"),
        UUID.fromString(row.getString("correlation")),
        UUID.fromString(row.getString("causation")),
        recordedAt(row),
        row.getString("trace"));
  }

  private static Instant recordedAt(ResultSet row) throws SQLException {
    return row.getObject("recorded_at", OffsetDateTime.class).toInstant();
  }
}

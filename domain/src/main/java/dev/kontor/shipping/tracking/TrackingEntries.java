package dev.kontor.shipping.tracking;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The table of what customers see; without its schema, since a copy stands in for it while it is
 * rebuilt.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TrackingEntries extends GenericRepository<TrackingEntry, UUID> {

  /**
   * Enters it behind all that was entered of its cargo before. Its event's id can't tell the place:
   * ids of one millisecond are in no order.
   */
  @Query(
      value =
          """
          INSERT INTO tracking_entry
            (event, tracking_id, place, at, kind, location, voyage, text)
          VALUES (:event, :trackingId,
            (SELECT count(*) FROM tracking_entry WHERE tracking_id = :trackingId),
            :at, :kind, :location, :voyage, :text)
          """,
      readOnly = false)
  void add(TrackingEntry entry);

  @Query("SELECT max(at) FROM tracking_entry WHERE tracking_id = :trackingId")
  Optional<Instant> findLatest(String trackingId);

  @Query("SELECT * FROM tracking_entry WHERE tracking_id = :trackingId ORDER BY at, place")
  List<TrackingEntry> findOfCargo(String trackingId);
}

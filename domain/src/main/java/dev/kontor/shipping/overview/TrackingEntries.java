package dev.kontor.shipping.overview;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.UUID;

/** The table of what customers see; without its schema, as that of cargos. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface TrackingEntries extends GenericRepository<TrackingEntry, UUID> {

  TrackingEntry save(TrackingEntry entry);

  @Query("SELECT * FROM tracking_entry WHERE tracking_id = :trackingId ORDER BY at, event")
  List<TrackingEntry> findOfCargo(String trackingId);
}

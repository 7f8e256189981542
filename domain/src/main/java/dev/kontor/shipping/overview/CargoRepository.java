package dev.kontor.shipping.overview;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of cargos; without its schema, since a copy stands in for it while it is rebuilt. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CargoRepository extends GenericRepository<CargoRow, String> {

  CargoRow save(CargoRow cargo);

  CargoRow update(CargoRow cargo);

  Optional<CargoRow> findByTrackingId(String trackingId);

  @Query("SELECT tracking_id FROM cargo WHERE tracking_id = ANY (CAST(:trackingIds AS text[]))")
  List<String> findKnown(@TypeDef(type = DataType.STRING_ARRAY) String[] trackingIds);

  @Query(
      """
      SELECT * FROM cargo
      WHERE (CAST(:search AS text) IS NULL OR strpos(tracking_id, upper(:search)) > 0)
        AND (CAST(:origin AS text) IS NULL OR origin = :origin)
        AND (CAST(:destination AS text) IS NULL OR destination = :destination)
        AND (CAST(:at AS text) IS NULL OR last_known_location = :at)
        AND (CAST(:routingStatus AS text) IS NULL OR routing_status = :routingStatus)
        AND (CAST(:transportStatus AS text) IS NULL OR transport_status = :transportStatus)
        AND (CAST(:misdirected AS text) IS NULL OR misdirected = CAST(:misdirected AS boolean))
      ORDER BY booked_at DESC, tracking_id DESC LIMIT :limit
      """)
  List<CargoRow> find(
      @Nullable String search,
      @Nullable String origin,
      @Nullable String destination,
      @Nullable String at,
      @Nullable String routingStatus,
      @Nullable String transportStatus,
      @Nullable String misdirected,
      int limit);
}

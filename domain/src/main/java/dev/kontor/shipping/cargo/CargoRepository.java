package dev.kontor.shipping.cargo;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import java.util.Optional;

/** The table of cargos. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface CargoRepository extends GenericRepository<CargoRow, String> {

  CargoRow save(CargoRow cargo);

  Optional<CargoRow> findByTrackingId(String trackingId);

  @Query("SELECT * FROM shipping.cargo ORDER BY booked_at DESC, tracking_id DESC LIMIT :limit")
  List<CargoRow> findNewest(int limit);
}

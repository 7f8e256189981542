package dev.kontor.shipping.space;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/**
 * The table of reserved places; without its schema, since a copy stands in for it while it is
 * rebuilt.
 */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface ReservedPlaceRepository extends GenericRepository<ReservedPlace, String> {

  @Query("SELECT * FROM reserved_place WHERE tracking_id = :trackingId ORDER BY voyage, rebooking")
  List<ReservedPlace> findOfCargo(String trackingId);

  @Query(
      value =
          """
          INSERT INTO reserved_place (voyage, rebooking, tracking_id)
          VALUES (:voyage, :rebooking, :trackingId)
          ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  void enter(String voyage, String rebooking, String trackingId);

  @Query(
      value = "DELETE FROM reserved_place WHERE voyage = :voyage AND rebooking = :rebooking",
      readOnly = false)
  void strike(String voyage, String rebooking);
}

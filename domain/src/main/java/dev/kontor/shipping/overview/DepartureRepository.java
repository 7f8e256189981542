package dev.kontor.shipping.overview;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of departures; without its schema, as that of cargos. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface DepartureRepository extends GenericRepository<Departure, String> {

  @Query(
      """
      SELECT * FROM departure
      WHERE location = :location AND departs >= :begin AND departs < :end
      ORDER BY departs, voyage, tracking_id
      """)
  List<Departure> findOf(String location, Instant begin, Instant end);

  @Query(
      value = "DELETE FROM departure WHERE tracking_id = :trackingId AND loaded IS NULL",
      readOnly = false)
  void deletePlanned(String trackingId);

  /** Of a load that no plan had said, when the plan says it now: 0 when there was none. */
  @Query(
      value =
          """
          UPDATE departure SET departs = :departs, destination = :destination
          WHERE tracking_id = :trackingId AND location = :location AND voyage = :voyage
            AND destination IS NULL
          """,
      readOnly = false)
  int planLoaded(
      String trackingId, String location, String voyage, Instant departs, String destination);

  @Query(
      value =
          """
          INSERT INTO departure (tracking_id, location, voyage, departs, destination)
          VALUES (:trackingId, :location, :voyage, :departs, :destination)
          ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  void plan(String trackingId, String location, String voyage, Instant departs, String destination);

  /** 0 when it was not planned. */
  @Query(
      value =
          """
          UPDATE departure SET loaded = :loaded
          WHERE tracking_id = :trackingId AND location = :location AND voyage = :voyage
            AND loaded IS NULL
          """,
      readOnly = false)
  int load(String trackingId, String location, String voyage, Instant loaded);

  @Query(
      value =
          """
          INSERT INTO departure (tracking_id, location, voyage, departs, loaded)
          VALUES (:trackingId, :location, :voyage, :loaded, :loaded)
          ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  void loadUnplanned(String trackingId, String location, String voyage, Instant loaded);
}

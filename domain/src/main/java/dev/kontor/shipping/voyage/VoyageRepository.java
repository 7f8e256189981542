package dev.kontor.shipping.voyage;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.annotation.TypeDef;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.DataType;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tables of voyages and their movements; a voyage has one movement or more. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface VoyageRepository extends GenericRepository<MovementRow, MovementId> {

  @Query("SELECT * FROM shipping.carrier_movement ORDER BY voyage, position")
  List<MovementRow> findAllInOrder();

  @Query("SELECT * FROM shipping.carrier_movement WHERE voyage = :number ORDER BY position")
  List<MovementRow> findByVoyage(String number);

  /** Of the voyages that are asked for all movements; the limit counts voyages. */
  @Query(
      """
      SELECT * FROM shipping.carrier_movement
      WHERE voyage IN (
        SELECT number FROM shipping.voyage
        WHERE strpos(upper(number), upper(CAST(:search AS text))) > 0
          AND (CAST(:calling AS text) IS NULL OR EXISTS (
            SELECT 1 FROM shipping.carrier_movement
            WHERE voyage = number AND :calling IN (from_location, to_location)))
        ORDER BY number LIMIT :most)
      ORDER BY voyage, position
      """)
  List<MovementRow> find(String search, @Nullable String calling, int most);

  @Query("SELECT number FROM shipping.voyage WHERE number = ANY (CAST(:numbers AS text[]))")
  List<String> findKnown(@TypeDef(type = DataType.STRING_ARRAY) String[] numbers);

  /**
   * Writes the voyage and its whole schedule, or nothing: one statement, so that no half voyage can
   * be seen or left. Answers how many movements were written: 0 when the number is taken.
   */
  @Query(
      value =
          """
          WITH voyage AS (
            INSERT INTO shipping.voyage (number) VALUES (:number)
            ON CONFLICT DO NOTHING RETURNING number),
          movement AS (
            INSERT INTO shipping.carrier_movement
              (voyage, position, from_location, to_location, departure, arrival)
            SELECT voyage.number, place - 1, origin, destination,
              CAST(departs AS timestamptz), CAST(arrives AS timestamptz)
            FROM voyage,
              unnest(CAST(:origins AS text[]), CAST(:destinations AS text[]),
                  CAST(:departures AS text[]), CAST(:arrivals AS text[]))
                WITH ORDINALITY AS given (origin, destination, departs, arrives, place)
            RETURNING position)
          SELECT count(*) FROM movement
          """,
      readOnly = false)
  int insert(
      String number,
      @TypeDef(type = DataType.STRING_ARRAY) String[] origins,
      @TypeDef(type = DataType.STRING_ARRAY) String[] destinations,
      @TypeDef(type = DataType.STRING_ARRAY) String[] departures,
      @TypeDef(type = DataType.STRING_ARRAY) String[] arrivals);
}

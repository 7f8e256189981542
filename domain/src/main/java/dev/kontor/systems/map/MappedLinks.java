package dev.kontor.systems.map;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of links; without its schema, as that of systems. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MappedLinks extends GenericRepository<MappedLink, MappedLink.Ends> {

  @Query("SELECT * FROM mapped_link WHERE system = :system ORDER BY address")
  List<MappedLink> findOfSystem(String system);

  @Query(
      """
      SELECT * FROM mapped_link WHERE state IN ('ASKED', 'ALLOWED')
      ORDER BY system, side, address LIMIT :most
      """)
  List<MappedLink> findOpen(int most);

  @Query(
      value =
          """
          INSERT INTO mapped_link (system, side, address, state, since)
          VALUES (:system, :side, :address, :state, :since)
          ON CONFLICT (system, side, address) DO UPDATE
          SET state = excluded.state, since = excluded.since
          """,
      readOnly = false)
  void put(String system, String side, String address, String state, Instant since);

  @Query(
      value =
          """
          DELETE FROM mapped_link
          WHERE system = :system AND side = :side AND address = :address
          """,
      readOnly = false)
  void delete(String system, String side, String address);
}

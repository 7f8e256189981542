package dev.kontor.systems.map;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;

/** The table of notices; without its schema, as that of systems. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MappedNotices extends GenericRepository<MappedNotice, MappedNotice.Place> {

  @Query(
      """
      SELECT * FROM mapped_notice
      WHERE system = :system AND side = :side ORDER BY number DESC LIMIT :most
      """)
  List<MappedNotice> findNewest(String system, String side, int most);

  /** One whose number is taken is another unit's, for which this one will have to give way. */
  @Query(
      value =
          """
          INSERT INTO mapped_notice (system, side, number, sender, text, at)
          VALUES (:system, :side, :number, :sender, :text, :at) ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  void insert(String system, String side, int number, String sender, String text, Instant at);
}

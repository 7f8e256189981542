package dev.kontor.systems.map;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The table of systems; without its schema, since a copy stands in for it while it is rebuilt. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface MappedSystems extends GenericRepository<MappedSystem, String> {

  Optional<MappedSystem> findById(String id);

  @Query("SELECT * FROM mapped_system ORDER BY registered_at DESC, id DESC LIMIT :most")
  List<MappedSystem> findNewest(int most);

  @Query(
      value =
          """
          INSERT INTO mapped_system (id, name, registered_at)
          VALUES (:id, :name, :registeredAt) ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  void insert(String id, String name, Instant registeredAt);
}

package dev.kontor.shipping.location;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The table of locations. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface LocationRepository extends GenericRepository<LocationRow, String> {

  List<LocationRow> findAllOrderByUnLocode();

  Optional<LocationRow> findByUnLocode(String unLocode);

  List<String> findUnLocodeByUnLocodeIn(Collection<String> unLocodes);

  /** 0 when the code is taken: asking first would leave a gap for another to take it in. */
  @Query(
      value =
          "INSERT INTO shipping.location (un_locode, name) VALUES (:unLocode, :name)"
              + " ON CONFLICT DO NOTHING",
      readOnly = false)
  int insert(String unLocode, String name);
}

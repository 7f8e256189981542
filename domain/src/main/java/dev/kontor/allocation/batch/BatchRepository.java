package dev.kontor.allocation.batch;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of batches. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BatchRepository extends GenericRepository<BatchRow, String> {

  Optional<BatchRow> findByReference(String reference);

  /** 0 when the reference is taken: asking first would leave a gap for another to take it in. */
  @Query(
      value =
          "INSERT INTO allocation.batch (reference, sku, quantity, eta, version)"
              + " VALUES (:reference, :sku, :quantity, :eta, 0) ON CONFLICT DO NOTHING",
      readOnly = false)
  int insert(String reference, String sku, int quantity, @Nullable Instant eta);
}

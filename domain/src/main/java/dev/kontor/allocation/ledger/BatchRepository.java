package dev.kontor.allocation.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The table of batches; without its schema, since a copy stands in for it while it is rebuilt. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface BatchRepository extends GenericRepository<BatchEntry, String> {

  Optional<BatchEntry> findByReference(String reference);

  /** 0 when the reference is taken: asking first would leave a gap for another to take it in. */
  @Query(
      value =
          """
          INSERT INTO batch (reference, sku, quantity, available, eta, version)
          VALUES (:reference, :sku, :quantity, :quantity, :eta, 0) ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  int insert(String reference, String sku, int quantity, @Nullable Instant eta);

  /** So much more of it may be promised; less than nothing more: so much less. */
  @Query(
      value =
          """
          UPDATE batch SET available = available + :more, version = version + 1
          WHERE reference = :reference
          """,
      readOnly = false)
  void release(String reference, int more);

  /** It is this big now, and what is promised of it stays promised. */
  @Query(
      value =
          """
          UPDATE batch
          SET quantity = :quantity, available = available + (:quantity - quantity),
            version = version + 1
          WHERE reference = :reference
          """,
      readOnly = false)
  void resize(String reference, int quantity);
}

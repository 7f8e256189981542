package dev.kontor.allocation.ledger;

import io.micronaut.data.annotation.Query;
import io.micronaut.data.jdbc.annotation.JdbcRepository;
import io.micronaut.data.model.query.builder.sql.Dialect;
import io.micronaut.data.repository.GenericRepository;
import java.util.List;

/** The table of allocations; without its schema, as that of batches. */
@JdbcRepository(dialect = Dialect.POSTGRES)
interface AllocationRepository extends GenericRepository<AllocationEntry, AllocationEntry.Line> {

  @Query("SELECT * FROM allocation WHERE order_id = :orderId ORDER BY sku, quantity")
  List<AllocationEntry> findOfOrder(String orderId);

  /** A line that is there already is another unit's, for which this one will have to give way. */
  @Query(
      value =
          """
          INSERT INTO allocation (order_id, sku, quantity, batch)
          VALUES (:orderId, :sku, :quantity, :batch) ON CONFLICT DO NOTHING
          """,
      readOnly = false)
  void insert(String orderId, String sku, int quantity, String batch);

  @Query(
      value =
          """
          DELETE FROM allocation
          WHERE order_id = :orderId AND sku = :sku AND quantity = :quantity
          """,
      readOnly = false)
  void delete(String orderId, String sku, int quantity);
}

package dev.kontor.allocation.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.testing.golden.GoldenEvents;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class ProductEventTest {

  private static final Instant TOMORROW = Instant.parse("2026-11-22T00:00:00Z");

  @TestFactory
  Stream<DynamicTest> what_is_stored_is_stored_for_ever() {
    return GoldenEvents.of("allocation")
        .written(new BatchAdded("batch-1", "LAMP", 20, TOMORROW))
        .written(new BatchAdded("batch-1", "LAMP", 20, null), "in-stock")
        .written(new Allocated("order-1", "LAMP", 2, "batch-1"))
        .written(new Deallocated("order-1", "LAMP", 2, "batch-1"))
        .written(new BatchQuantityChanged("batch-1", "LAMP", 10))
        .written(new OutOfStock("order-1", "LAMP", 2))
        .tests();
  }

  @Test
  void an_event_is_of_its_products_stream() {
    assertThat(new OutOfStock("order-1", "LAMP", 2).stream()).isEqualTo("product-LAMP");
  }
}

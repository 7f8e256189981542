package dev.kontor.allocation.product;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.tenant.message.EventType;
import io.micronaut.core.beans.BeanIntrospection;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is stored is stored for ever: never change a line here, add one for the next version. */
final class ProductEventTest {

  private final ObjectMapper json = ObjectMapper.getDefault();

  static List<Arguments> stored() {
    return List.of(
        arguments(
            "allocation.batch-added",
            """
            {"reference":"batch-1","sku":"LAMP","quantity":20,"eta":"2026-11-22T00:00:00Z"}\
            """,
            new BatchAdded("batch-1", "LAMP", 20, Instant.parse("2026-11-22T00:00:00Z"))),
        arguments(
            "allocation.batch-added",
            """
            {"reference":"batch-1","sku":"LAMP","quantity":20}\
            """,
            new BatchAdded("batch-1", "LAMP", 20, null)),
        arguments(
            "allocation.allocated",
            """
            {"orderId":"order-1","sku":"LAMP","quantity":2,"batch":"batch-1"}\
            """,
            new Allocated("order-1", "LAMP", 2, "batch-1")),
        arguments(
            "allocation.deallocated",
            """
            {"orderId":"order-1","sku":"LAMP","quantity":2,"batch":"batch-1"}\
            """,
            new Deallocated("order-1", "LAMP", 2, "batch-1")),
        arguments(
            "allocation.batch-quantity-changed",
            """
            {"reference":"batch-1","sku":"LAMP","quantity":10}\
            """,
            new BatchQuantityChanged("batch-1", "LAMP", 10)),
        arguments(
            "allocation.out-of-stock",
            """
            {"orderId":"order-1","sku":"LAMP","quantity":2}\
            """,
            new OutOfStock("order-1", "LAMP", 2)));
  }

  @ParameterizedTest
  @MethodSource("stored")
  void an_event_is_kept_in_plain_words_under_its_name(String name, String text, ProductEvent event)
      throws IOException {
    assertThat(name(event.getClass())).isEqualTo(name);
    assertThat(json.writeValueAsString(event)).isEqualTo(text);
    assertThat(json.readValue(text, event.getClass())).isEqualTo(event);
  }

  @Test
  void all_that_can_happen_is_told_here() {
    var told = stored().stream().map(line -> line.get()[2].getClass().getName()).toList();
    assertThat(Arrays.stream(ProductEvent.class.getPermittedSubclasses()).map(Class::getName))
        .isSubsetOf(told);
  }

  @Test
  void an_event_is_of_its_products_stream() {
    assertThat(new OutOfStock("order-1", "LAMP", 2).stream()).isEqualTo("product-LAMP");
  }

  private static String name(Class<?> event) {
    return BeanIntrospection.getIntrospection(event).stringValue(EventType.class).orElseThrow();
  }
}

package dev.kontor.allocation.product;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.allocation.product.ProductCommand.AddBatch;
import dev.kontor.allocation.product.ProductCommand.AllocateOrderLine;
import dev.kontor.allocation.product.ProductCommand.ChangeBatchQuantity;
import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.BatchQuantityChanged;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.testing.DeciderStory;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;

final class ProductTest {

  private static final String SKU = "RED-CHAIR";
  private static final Instant TOMORROW = Instant.parse("2026-11-22T00:00:00Z");
  private static final Instant LATER = TOMORROW.plus(10, ChronoUnit.DAYS);

  private final DeciderStory<ProductCommand, Product, ProductEvent> chairs =
      DeciderStory.of(new ProductDecider());

  @Test
  void a_batch_that_was_bought_is_added() {
    chairs
        .when(new AddBatch(new Reference("batch-1"), new Sku(SKU), 20, TOMORROW))
        .then(shipment("batch-1", 20, TOMORROW));
  }

  @Test
  void a_reference_is_given_once() {
    chairs
        .given(inStock("batch-1", 20))
        .when(new AddBatch(new Reference("batch-1"), new Sku(SKU), 5, null))
        .thenRefused(BatchExists.class, "batch 'batch-1' exists already");
  }

  @Test
  void nobody_buys_a_batch_of_nothing() {
    assertThatThrownBy(() -> new AddBatch(new Reference("batch-1"), new Sku(SKU), 0, null))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'quantity' is 0; expected a whole number from 1");
  }

  @Test
  void nobody_orders_nothing() {
    assertThatThrownBy(() -> line("order-1", 0))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'quantity' is 0; expected a whole number from 1");
  }

  @Test
  void an_order_line_is_served_from_a_batch_with_room_for_it() {
    chairs
        .given(inStock("batch-1", 20))
        .when(allocate("order-1", 2))
        .then(allocated("order-1", 2, "batch-1"));
  }

  @Test
  void the_last_unit_goes_to_one_order() {
    chairs
        .given(inStock("batch-1", 1))
        .when(allocate("order-1", 1))
        .then(allocated("order-1", 1, "batch-1"))
        .when(allocate("order-2", 1))
        .then(outOfStock("order-2", 1));
  }

  @Test
  void stock_comes_before_shipments() {
    chairs
        .given(shipment("shipped", 100, TOMORROW), inStock("lying", 100))
        .when(allocate("order-1", 10))
        .then(allocated("order-1", 10, "lying"));
  }

  @Test
  void an_earlier_shipment_comes_before_a_later_one() {
    chairs
        .given(shipment("slow", 100, LATER), shipment("speedy", 100, TOMORROW))
        .when(allocate("order-1", 10))
        .then(allocated("order-1", 10, "speedy"));
  }

  @Test
  void of_batches_equally_soon_the_one_bought_first_is_taken() {
    chairs
        .given(inStock("first", 100), inStock("second", 100))
        .when(allocate("order-1", 10))
        .then(allocated("order-1", 10, "first"));
  }

  @Test
  void a_batch_without_room_is_passed_over() {
    chairs
        .given(inStock("small", 5), shipment("big", 100, LATER))
        .when(allocate("order-1", 10))
        .then(allocated("order-1", 10, "big"));
  }

  @Test
  void a_line_is_not_split_over_batches() {
    chairs
        .given(inStock("batch-1", 5), inStock("batch-2", 5))
        .when(allocate("order-1", 10))
        .then(outOfStock("order-1", 10));
  }

  @Test
  void the_same_line_again_changes_nothing() {
    chairs
        .given(inStock("batch-1", 20), allocated("order-1", 2, "batch-1"))
        .when(allocate("order-1", 2))
        .thenNothing();
  }

  @Test
  void a_product_of_which_nothing_was_ever_bought_is_unknown() {
    chairs
        .when(allocate("order-1", 2))
        .thenRefused(MessageUnprocessable.class, "Invalid sku RED-CHAIR");
  }

  @Test
  void a_bigger_batch_has_room_for_more() {
    chairs
        .given(inStock("batch-1", 5))
        .when(change("batch-1", 10))
        .then(changed("batch-1", 10))
        .when(allocate("order-1", 10))
        .then(allocated("order-1", 10, "batch-1"));
  }

  @Test
  void a_smaller_batch_keeps_the_lines_that_still_fit() {
    chairs
        .given(inStock("batch-1", 20), allocated("order-1", 5, "batch-1"))
        .when(change("batch-1", 5))
        .then(changed("batch-1", 5));
  }

  @Test
  void lines_that_no_longer_fit_are_taken_off_before_the_batch_shrinks() {
    chairs
        .given(
            inStock("batch-1", 50),
            allocated("order-1", 20, "batch-1"),
            allocated("order-2", 20, "batch-1"))
        .when(change("batch-1", 25))
        .then(deallocated("order-2", 20, "batch-1"), changed("batch-1", 25));
  }

  @Test
  void who_came_first_is_served_first_and_a_small_line_keeps_what_a_big_one_can_not() {
    chairs
        .given(
            inStock("batch-1", 31),
            allocated("first", 10, "batch-1"),
            allocated("big", 20, "batch-1"),
            allocated("small", 1, "batch-1"))
        .when(change("batch-1", 11))
        .then(deallocated("big", 20, "batch-1"), changed("batch-1", 11));
  }

  @Test
  void a_line_that_was_taken_off_finds_another_batch() {
    chairs
        .given(
            inStock("batch-1", 20),
            shipment("batch-2", 20, LATER),
            allocated("order-1", 20, "batch-1"))
        .when(change("batch-1", 0))
        .then(deallocated("order-1", 20, "batch-1"), changed("batch-1", 0))
        .when(allocate("order-1", 20))
        .then(allocated("order-1", 20, "batch-2"));
  }

  @Test
  void a_batch_that_is_as_big_as_it_was_has_not_changed() {
    chairs.given(inStock("batch-1", 20)).when(change("batch-1", 20)).thenNothing();
  }

  @Test
  void a_batch_that_was_never_bought_can_not_change() {
    chairs
        .given(inStock("batch-1", 20))
        .when(change("batch-2", 5))
        .thenRefused(NotFound.class, "no batch 'batch-2'");
  }

  @Test
  void no_batch_is_less_than_nothing() {
    assertThatThrownBy(() -> change("batch-1", -1))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'quantity' is -1; expected a whole number from 0");
  }

  private static AllocateOrderLine allocate(String order, int quantity) {
    return new AllocateOrderLine(line(order, quantity));
  }

  private static OrderLine line(String order, int quantity) {
    return new OrderLine(new OrderId(order), new Sku(SKU), quantity);
  }

  private static ChangeBatchQuantity change(String batch, int quantity) {
    return new ChangeBatchQuantity(new Reference(batch), quantity);
  }

  private static BatchAdded inStock(String batch, int quantity) {
    return new BatchAdded(batch, SKU, quantity, null);
  }

  private static BatchAdded shipment(String batch, int quantity, Instant eta) {
    return new BatchAdded(batch, SKU, quantity, eta);
  }

  private static Allocated allocated(String order, int quantity, String batch) {
    return new Allocated(order, SKU, quantity, batch);
  }

  private static Deallocated deallocated(String order, int quantity, String batch) {
    return new Deallocated(order, SKU, quantity, batch);
  }

  private static BatchQuantityChanged changed(String batch, int quantity) {
    return new BatchQuantityChanged(batch, SKU, quantity);
  }

  private static OutOfStock outOfStock(String order, int quantity) {
    return new OutOfStock(order, SKU, quantity);
  }
}

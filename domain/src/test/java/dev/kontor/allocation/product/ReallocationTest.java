package dev.kontor.allocation.product;

import dev.kontor.allocation.product.ProductEvent.Allocated;
import dev.kontor.allocation.product.ProductEvent.BatchAdded;
import dev.kontor.allocation.product.ProductEvent.Deallocated;
import dev.kontor.allocation.product.ProductEvent.OutOfStock;
import dev.kontor.testing.HandlerStory;
import org.junit.jupiter.api.Test;

final class ReallocationTest {

  private static final String SKU = "LAMP";

  private final HandlerStory lamps =
      HandlerStory.of(
          context -> new Products(context.store(), context), context -> new Reallocation(context));

  @Test
  void a_line_that_lost_its_batch_is_allocated_anew_after_the_commit() {
    var lost = new Deallocated("order-1", SKU, 2, "small");
    lamps.given(
        new BatchAdded("small", SKU, 2, null),
        new BatchAdded("big", SKU, 10, null),
        new Allocated("order-1", SKU, 2, "small"),
        new Allocated("order-2", SKU, 1, "big"));

    lamps.whenHappens(lost).then(lost).thenDue("reallocation", lost);

    lamps.whenFollowedUp().then(new Allocated("order-1", SKU, 2, "small")).thenDue();
  }

  @Test
  void or_it_turns_out_that_there_is_no_other() {
    lamps
        .given(new BatchAdded("small", SKU, 2, null))
        .whenHappens(new Deallocated("order-1", SKU, 3, "small"));

    lamps.whenFollowedUp().then(new OutOfStock("order-1", SKU, 3));
  }
}

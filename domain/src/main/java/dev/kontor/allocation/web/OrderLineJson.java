package dev.kontor.allocation.web;

import dev.kontor.allocation.product.OrderId;
import dev.kontor.allocation.product.OrderLine;
import dev.kontor.allocation.product.Sku;
import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** An order line, read. */
@Serdeable.Deserializable
record OrderLineJson(@Nullable Object orderId, @Nullable Object sku, @Nullable Object quantity) {

  OrderLine toOrderLine() {
    return new OrderLine(
        new OrderId(Field.text("orderId", orderId)),
        new Sku(Field.text("sku", sku)),
        Field.wholeNumber("quantity", quantity));
  }
}

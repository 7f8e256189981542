package dev.kontor.allocation.web;

import dev.kontor.allocation.product.OrderId;
import dev.kontor.allocation.product.OrderLine;
import dev.kontor.allocation.product.Sku;
import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** An order line, read. */
@Serdeable.Deserializable
record OrderLineJson(
    @Nullable String orderId, @Nullable String sku, @Nullable BigDecimal quantity) {

  OrderLine toOrderLine() {
    return new OrderLine(
        new OrderId(Field.required("orderId", orderId)),
        new Sku(Field.required("sku", sku)),
        Field.wholeNumber("quantity", quantity));
  }
}

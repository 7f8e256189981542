package dev.kontor.allocation.product;

import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;

/**
 * So much of one product for one order. Two lines that say the same are the same line.
 *
 * @param quantity from 1
 */
@Serdeable
public record OrderLine(OrderId orderId, Sku sku, int quantity) {

  /** Checks the quantity. */
  public OrderLine {
    Field.atLeast("quantity", quantity, 1);
  }

  static OrderLine of(String orderId, String sku, int quantity) {
    return new OrderLine(new OrderId(orderId), new Sku(sku), quantity);
  }
}

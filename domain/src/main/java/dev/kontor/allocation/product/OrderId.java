package dev.kontor.allocation.product;

import dev.kontor.message.Field;
import dev.kontor.tenant.NotFound;
import io.micronaut.serde.annotation.Serdeable;

/** What a customer's order is called by the shop that took it. */
@Serdeable
public record OrderId(String text) {

  private static final int LONGEST = 200;

  /** Checks the text. */
  public OrderId {
    text = Field.text("orderId", text, LONGEST);
  }

  /**
   * The order that somebody names who wants to know of its allocations.
   *
   * @throws NotFound when no order can be called so
   */
  public static OrderId named(String text) {
    if (!Field.isText(text, LONGEST)) {
      throw withoutAllocation(text);
    }
    return new OrderId(text);
  }

  /** Nothing is allocated to it. */
  public NotFound withoutAllocation() {
    return withoutAllocation(text);
  }

  private static NotFound withoutAllocation(String text) {
    return new NotFound("nothing is allocated to order %s".formatted(Field.quoted(text)));
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.kontor.allocation.product;

import dev.kontor.message.Field;

/** Stock keeping unit: which product, {@code RED-CHAIR}. */
public record Sku(String text) {

  /** Checks the text. */
  public Sku {
    text = Field.text("sku", text, 200);
  }

  @Override
  public String toString() {
    return text;
  }
}

package dev.kontor.allocation.product;

import dev.kontor.message.Field;
import io.micronaut.serde.annotation.Serdeable;

/** Stock keeping unit: which product, {@code RED-CHAIR}. */
@Serdeable
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

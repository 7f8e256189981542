package dev.kontor.allocation.product;

import dev.kontor.message.Field;
import dev.kontor.tenant.NotFound;
import io.micronaut.serde.annotation.Serdeable;

/** What a batch is called in the purchase order that it came with. */
@Serdeable
public record Reference(String text) {

  private static final int LONGEST = 200;

  /** Checks the text. */
  public Reference {
    text = Field.text("reference", text, LONGEST);
  }

  /**
   * The reference that somebody names who wants to know of its batch.
   *
   * @throws NotFound when no batch can be called so
   */
  public static Reference named(String text) {
    if (!Field.isText(text, LONGEST)) {
      throw unknown(text);
    }
    return new Reference(text);
  }

  /** No batch is called so. */
  public NotFound unknown() {
    return unknown(text);
  }

  private static NotFound unknown(String text) {
    return new NotFound("no batch %s".formatted(Field.quoted(text)));
  }

  @Override
  public String toString() {
    return text;
  }
}

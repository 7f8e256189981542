package dev.kontor.allocation.batch;

import dev.kontor.message.Field;
import java.util.Optional;

/** What a batch is called in the purchase order that it came with. */
public record Reference(String text) {

  private static final int LONGEST = 200;

  /** Checks the text. */
  public Reference {
    text = Field.text("reference", text, LONGEST);
  }

  /** The reference when the text can be one. */
  public static Optional<Reference> find(String text) {
    return Field.isText(text, LONGEST) ? Optional.of(new Reference(text)) : Optional.empty();
  }

  @Override
  public String toString() {
    return text;
  }
}

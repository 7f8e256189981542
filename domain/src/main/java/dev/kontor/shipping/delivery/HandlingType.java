package dev.kontor.shipping.delivery;

import dev.kontor.message.Field;
import org.jspecify.annotations.Nullable;

/** What can be done to a cargo at a location. */
public enum HandlingType {
  /** The customer hands it over. */
  RECEIVE,
  /** It goes on board of a voyage. */
  LOAD,
  /** It comes from board of a voyage. */
  UNLOAD,
  /** Customs looks at it. */
  CUSTOMS,
  /** The customer takes it. */
  CLAIM;

  /** Whether it is done on board of a voyage. */
  public boolean needsVoyage() {
    return this == LOAD || this == UNLOAD;
  }

  /** The type in a message's field, which must be there. */
  public static HandlingType of(String field, @Nullable Object name) {
    return Field.oneOf(field, Field.text(field, name), values());
  }
}

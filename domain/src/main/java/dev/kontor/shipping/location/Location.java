package dev.kontor.shipping.location;

import dev.kontor.message.Field;

/** A place that cargo can be handled at: a port, a depot, a customs office. */
public record Location(UnLocode unLocode, String name) {

  /** In characters. */
  public static final int LONGEST_NAME = 200;

  /** Checks the name. */
  public Location {
    name = Field.text("name", name, LONGEST_NAME);
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(name, unLocode);
  }
}

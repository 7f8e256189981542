package dev.kontor.shipping.location;

import dev.kontor.message.Field;

/** A place that cargo can be handled at: a port, a depot, a customs office. */
public record Location(UnLocode unLocode, String name) {

  /** Checks the name. */
  public Location {
    name = Field.text("name", name, 200);
  }

  @Override
  public String toString() {
    return "%s (%s)".formatted(name, unLocode);
  }
}

package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.location.Location;
import dev.kontor.shipping.location.UnLocode;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** A location, read and written. */
@Serdeable
record LocationJson(@Nullable Object unLocode, @Nullable Object name) {

  static LocationJson of(Location location) {
    return new LocationJson(location.unLocode().code(), location.name());
  }

  Location toLocation() {
    return new Location(UnLocode.of("unLocode", unLocode), Field.text("name", name));
  }
}

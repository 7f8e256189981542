package dev.kontor.shipping.location;

import io.micronaut.data.annotation.Id;
import io.micronaut.data.annotation.MappedEntity;

/** A location as the database keeps it. */
@MappedEntity(value = "location", schema = "shipping")
record LocationRow(@Id String unLocode, String name) {

  Location toLocation() {
    return new Location(new UnLocode(unLocode), name);
  }
}

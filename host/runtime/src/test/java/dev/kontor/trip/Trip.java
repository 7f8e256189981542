package dev.kontor.trip;

import io.micronaut.serde.annotation.Serdeable;

/**
 * A trip as its saga knows it.
 *
 * @param room as the hotel has confirmed it; empty before
 */
@Serdeable
public record Trip(String traveller, String room) {

  Trip in(String confirmed) {
    return new Trip(traveller, confirmed);
  }
}

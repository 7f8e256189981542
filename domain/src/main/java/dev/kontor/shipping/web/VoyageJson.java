package dev.kontor.shipping.web;

import dev.kontor.message.Field;
import dev.kontor.shipping.voyage.CarrierMovement;
import dev.kontor.shipping.voyage.Voyage;
import dev.kontor.shipping.voyage.VoyageNumber;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A voyage with its schedule, read and written. */
@Serdeable
record VoyageJson(@Nullable Object number, @Nullable List<@Nullable MovementJson> movements) {

  static VoyageJson of(Voyage voyage) {
    return new VoyageJson(
        voyage.number().number(),
        voyage.movements().stream().<@Nullable MovementJson>map(MovementJson::of).toList());
  }

  Voyage toVoyage() {
    var given = Field.required("movements", movements);
    return new Voyage(
        new VoyageNumber(Field.text("number", number)),
        IntStream.range(0, given.size()).mapToObj(i -> movement(i, given.get(i))).toList());
  }

  private static CarrierMovement movement(int index, @Nullable MovementJson movement) {
    var field = "movements[%d]".formatted(index);
    return Field.required(field, movement).toMovement(field);
  }
}

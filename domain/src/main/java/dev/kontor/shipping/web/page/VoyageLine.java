package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Moments;
import dev.kontor.shipping.location.Places;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.CarrierMovement;
import dev.kontor.shipping.voyage.Voyage;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;

/**
 * A voyage as its pages show it.
 *
 * @param calls how often it calls between its two ends
 */
record VoyageLine(
    String number,
    String from,
    String to,
    String departs,
    String arrives,
    int calls,
    List<Movement> movements) {

  /**
   * A line of its schedule.
   *
   * @param code of where it departs from
   * @param day on which it does, as a link says it
   */
  record Movement(
      String from, String code, String day, String departs, String to, String arrives) {}

  static List<VoyageLine> of(List<Voyage> voyages, Pages pages) {
    Collection<UnLocode> mentioned =
        voyages.stream().flatMap(voyage -> voyage.calls().stream()).toList();
    var places = pages.places(List.of(), mentioned);
    return voyages.stream().map(voyage -> of(voyage, places)).toList();
  }

  private static VoyageLine of(Voyage voyage, Places places) {
    var movements = voyage.movements();
    return new VoyageLine(
        voyage.number().number(),
        places.name(movements.getFirst().from()),
        places.name(movements.getLast().to()),
        Moments.readable(movements.getFirst().departure()),
        Moments.readable(movements.getLast().arrival()),
        movements.size() - 1,
        movements.stream().map(movement -> movement(movement, places)).toList());
  }

  private static Movement movement(CarrierMovement movement, Places places) {
    return new Movement(
        places.full(movement.from()),
        movement.from().code(),
        LocalDate.ofInstant(movement.departure(), ZoneOffset.UTC).toString(),
        Moments.readable(movement.departure()),
        places.full(movement.to()),
        Moments.readable(movement.arrival()));
  }
}

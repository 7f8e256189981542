package dev.kontor.shipping.voyage;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageUnprocessable;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

/** A scheduled journey of one carrier, movement after movement. */
public record Voyage(VoyageNumber number, List<CarrierMovement> movements) {

  /**
   * Checks that the movements make one journey.
   *
   * @throws MessageMalformed when there are none
   * @throws MessageUnprocessable naming the two that don't follow one another
   */
  public Voyage {
    movements = List.copyOf(movements);
    if (movements.isEmpty()) {
      throw new MessageMalformed(
          "voyage '%s' has no movements; expected one or more".formatted(number));
    }
    for (var i = 1; i < movements.size(); i++) {
      requireFollows(number, movements.get(i - 1), movements.get(i));
    }
  }

  /** Every location that the voyage calls at, in the order of its first call. */
  public Collection<UnLocode> calls() {
    var calls = new LinkedHashSet<UnLocode>();
    for (var movement : movements) {
      calls.add(movement.from());
      calls.add(movement.to());
    }
    return calls;
  }

  private static void requireFollows(
      VoyageNumber number, CarrierMovement before, CarrierMovement next) {
    if (!next.from().equals(before.to())) {
      throw new MessageUnprocessable(
          "voyage '%s' arrives in %s and departs from %s; expected the same location"
              .formatted(number, before.to(), next.from()));
    }
    if (next.departure().isBefore(before.arrival())) {
      throw new MessageUnprocessable(
          "voyage '%s' departs from %s at %s and arrives there at %s; expected it to arrive first"
              .formatted(number, next.from(), next.departure(), before.arrival()));
    }
  }
}

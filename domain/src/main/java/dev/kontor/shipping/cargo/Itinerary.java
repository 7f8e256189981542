package dev.kontor.shipping.cargo;

import java.util.List;

/** How a cargo is to travel, leg after leg; empty until a route has been assigned. */
public record Itinerary(List<Leg> legs) {

  /** No route has been assigned. */
  public static final Itinerary NONE = new Itinerary(List.of());

  /** Copies the legs. */
  public Itinerary {
    legs = List.copyOf(legs);
  }

  /** Whether no route has been assigned. */
  public boolean isEmpty() {
    return legs.isEmpty();
  }

  Leg first() {
    return legs.getFirst();
  }

  Leg last() {
    return legs.getLast();
  }
}

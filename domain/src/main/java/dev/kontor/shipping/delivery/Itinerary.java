package dev.kontor.shipping.delivery;

import dev.kontor.tenant.MessageUnprocessable;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/** How a cargo is to travel, leg after leg; empty until a route has been assigned. */
public record Itinerary(List<Leg> legs) {

  /** No route has been assigned. */
  public static final Itinerary NONE = new Itinerary(List.of());

  /** Each leg goes on from where and when the one before it has ended. */
  public Itinerary {
    legs = List.copyOf(legs);
    for (int next = 1; next < legs.size(); next++) {
      requireFollows(legs.get(next - 1), legs.get(next));
    }
  }

  private static void requireFollows(Leg before, Leg next) {
    if (!next.load().equals(before.unload()) || next.loadTime().isBefore(before.unloadTime())) {
      throw new MessageUnprocessable(
          "a leg unloads at %s at %s and the next one loads at %s at %s; expected it to load there, and not earlier"
              .formatted(before.unload(), before.unloadTime(), next.load(), next.loadTime()));
    }
  }

  /** Whether no route has been assigned. */
  public boolean isEmpty() {
    return legs.isEmpty();
  }

  /** The leg that it begins with; there is one. */
  public Leg first() {
    return legs.getFirst();
  }

  /** The leg that it ends with; there is one. */
  public Leg last() {
    return legs.getLast();
  }

  /** Whether a cargo that travels so is to be handled so. */
  public boolean expects(HandlingActivity activity) {
    return switch (activity.type()) {
      case RECEIVE -> activity.location().equals(first().load());
      case LOAD -> legs.stream().map(Leg::loading).anyMatch(activity::equals);
      case UNLOAD -> legs.stream().map(Leg::unloading).anyMatch(activity::equals);
      case CLAIM -> activity.equals(claim());
      case CUSTOMS -> true;
    };
  }

  /** What is to be done after an activity that it {@linkplain #expects expects}. */
  public Optional<HandlingActivity> after(HandlingActivity done) {
    return switch (done.type()) {
      case RECEIVE -> Optional.of(first().loading());
      case LOAD -> legs.stream().filter(beginsWith(done)).findFirst().map(Leg::unloading);
      case UNLOAD -> Optional.of(legAfter(done).map(Leg::loading).orElseGet(this::claim));
      case CUSTOMS, CLAIM -> Optional.empty();
    };
  }

  private static Predicate<Leg> beginsWith(HandlingActivity loading) {
    return leg -> leg.loading().equals(loading);
  }

  private Optional<Leg> legAfter(HandlingActivity unloading) {
    return IntStream.range(1, legs.size())
        .filter(next -> legs.get(next - 1).unloading().equals(unloading))
        .mapToObj(legs::get)
        .findFirst();
  }

  private HandlingActivity claim() {
    return new HandlingActivity(HandlingType.CLAIM, last().unload(), null);
  }
}

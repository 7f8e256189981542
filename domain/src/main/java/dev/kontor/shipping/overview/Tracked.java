package dev.kontor.shipping.overview;

import dev.kontor.shipping.cargo.Cargo;
import dev.kontor.shipping.delivery.HandlingType;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a customer sees of a cargo.
 *
 * @param entries what happened to it, in the order of when it was done
 */
public record Tracked(Cargo cargo, List<TrackingEntry> entries) {

  /** Copies the list. */
  public Tracked {
    entries = List.copyOf(entries);
  }

  /** What was done to it. */
  public List<TrackingEntry> handled() {
    return entries.stream().filter(Tracked::isHandling).toList();
  }

  /** What that meant. */
  public List<TrackingEntry> notices() {
    return entries.stream().filter(Predicate.not(Tracked::isHandling)).toList();
  }

  private static boolean isHandling(TrackingEntry entry) {
    return Arrays.stream(HandlingType.values()).anyMatch(type -> type.name().equals(entry.kind()));
  }
}

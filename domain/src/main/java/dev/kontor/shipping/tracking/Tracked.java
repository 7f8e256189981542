package dev.kontor.shipping.tracking;

import dev.kontor.shipping.cargo.Cargo;
import java.util.List;
import java.util.function.Predicate;

/**
 * What a customer sees of a cargo.
 *
 * @param entries what happened to it, in the order of when it was done; what that meant comes after
 *     it
 */
public record Tracked(Cargo cargo, List<TrackingEntry> entries) {

  /** Copies the list. */
  public Tracked {
    entries = List.copyOf(entries);
  }

  /** What was done to it. */
  public List<TrackingEntry> handled() {
    return entries.stream().filter(TrackingEntry::isHandling).toList();
  }

  /** What that meant. */
  public List<TrackingEntry> notices() {
    return entries.stream().filter(Predicate.not(TrackingEntry::isHandling)).toList();
  }
}

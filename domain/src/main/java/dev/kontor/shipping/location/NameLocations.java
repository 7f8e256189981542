package dev.kontor.shipping.location;

import dev.kontor.tenant.Query;
import java.util.Set;

/** What these locations are called; without those that don't exist. */
public record NameLocations(Set<UnLocode> unLocodes) implements Query<Places> {

  /** Copies the set. */
  public NameLocations {
    unLocodes = Set.copyOf(unLocodes);
  }
}

package dev.kontor.shipping.location;

import dev.kontor.tenant.Command;
import java.util.List;

/** Locations of a list: those that are known already get the list's names. */
public record EnterLocations(List<Location> locations) implements Command<Entered> {

  /** Copies the list. */
  public EnterLocations {
    locations = List.copyOf(locations);
  }
}

package dev.kontor.shipping.location;

import java.util.Map;

/** What locations are called, for people to read. */
public record Places(Map<UnLocode, String> names) {

  /** Copies the names. */
  public Places {
    names = Map.copyOf(names);
  }

  /** Its name; of one without a name its code. */
  public String name(UnLocode location) {
    return names.getOrDefault(location, location.code());
  }

  /** Its name and its code. */
  public String full(UnLocode location) {
    return names.containsKey(location)
        ? "%s (%s)".formatted(name(location), location)
        : location.code();
  }
}

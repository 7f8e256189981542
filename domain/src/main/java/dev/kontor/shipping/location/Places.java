package dev.kontor.shipping.web.page;

import dev.kontor.shipping.location.UnLocode;
import java.util.Map;

/** What locations are called. */
record Places(Map<UnLocode, String> names) {

  /** Its name; of one without a name its code. */
  String name(UnLocode location) {
    return names.getOrDefault(location, location.code());
  }

  /** Its name and its code. */
  String full(UnLocode location) {
    return names.containsKey(location)
        ? "%s (%s)".formatted(name(location), location)
        : location.code();
  }
}

package dev.kontor.shipping.location;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.TreeSet;

/** All locations that this tenant ships between. */
@Singleton
public final class Locations {

  private final LocationRepository locations;

  Locations(LocationRepository locations) {
    this.locations = locations;
  }

  /** Every location, by code. */
  public List<Location> all() {
    return locations.findAllOrderByUnLocode().stream().map(LocationRow::toLocation).toList();
  }

  /**
   * The location of this code.
   *
   * @throws NotFound when there is none, or the text is no code at all
   */
  public Location get(String unLocode) {
    return UnLocode.find(unLocode)
        .flatMap(code -> locations.findByUnLocode(code.code()))
        .map(LocationRow::toLocation)
        .orElseThrow(() -> new NotFound("no location %s".formatted(Field.quoted(unLocode))));
  }

  /**
   * Takes a new location.
   *
   * @throws LocationExists when its code is taken
   */
  public void add(Location location) {
    if (locations.insert(location.unLocode().code(), location.name()) == 0) {
      throw new LocationExists(location.unLocode());
    }
  }

  /**
   * Makes sure that a message speaks of known locations only.
   *
   * @throws MessageUnprocessable naming those that aren't
   */
  public void requireKnown(Collection<UnLocode> mentioned) {
    var unknown = new TreeSet<>(mentioned);
    var codes = unknown.stream().map(UnLocode::code).toList();
    var known = new HashSet<>(locations.findUnLocodeByUnLocodeIn(codes));
    unknown.removeIf(code -> known.contains(code.code()));
    if (!unknown.isEmpty()) {
      throw new MessageUnprocessable(
          "unknown location %s; add it first, or use one that is listed under locations"
              .formatted(quoted(unknown)));
    }
  }

  private static String quoted(Collection<UnLocode> codes) {
    return String.join(", ", codes.stream().map("'%s'"::formatted).toList());
  }
}

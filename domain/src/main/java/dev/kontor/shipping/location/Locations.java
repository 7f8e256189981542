package dev.kontor.shipping.location;

import dev.kontor.message.Field;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** All locations that this tenant ships between. */
@Singleton
public final class Locations {

  private final LocationRepository locations;

  Locations(LocationRepository locations) {
    this.locations = locations;
  }

  @Handler
  List<Location> all(ListLocations query) {
    return locations.findAllOrderByUnLocode().stream().map(LocationRow::toLocation).toList();
  }

  @Handler
  List<Location> search(FindLocations query) {
    return search(query.search().strip(), query.most()).stream()
        .map(LocationRow::toLocation)
        .toList();
  }

  /** What lies within a word is looked for only where no word begins so: no index has it. */
  private List<LocationRow> search(String search, int most) {
    if (search.isEmpty()) {
      return locations.findFirst(most);
    }
    var found = locations.findBeginning(search, most);
    return found.isEmpty() ? locations.findAnywhere(search, most) : found;
  }

  @Handler
  Places name(NameLocations query) {
    var codes = query.unLocodes().stream().map(UnLocode::code).toList();
    return new Places(
        codes.isEmpty()
            ? Map.of()
            : locations.findByUnLocodeIn(codes).stream()
                .map(LocationRow::toLocation)
                .collect(Collectors.toUnmodifiableMap(Location::unLocode, Location::name)));
  }

  @Handler
  Location find(FindLocation query) {
    return UnLocode.find(query.unLocode())
        .flatMap(code -> locations.findByUnLocode(code.code()))
        .map(LocationRow::toLocation)
        .orElseThrow(
            () -> new NotFound("no location %s".formatted(Field.quoted(query.unLocode()))));
  }

  @Handler
  void add(AddLocation command) {
    var location = command.location();
    if (locations.insert(location.unLocode().code(), location.name()) == 0) {
      throw new LocationExists(location.unLocode());
    }
  }

  @Handler
  Entered enter(EnterLocations command) {
    var locations = command.locations();
    var changes =
        this.locations.upsert(
            locations.stream().map(location -> location.unLocode().code()).toArray(String[]::new),
            locations.stream().map(Location::name).toArray(String[]::new));
    int added = Math.toIntExact(changes.stream().filter(isNew -> isNew).count());
    return new Entered(added, changes.size() - added);
  }

  /** Those of them that exist. */
  public Set<UnLocode> known(Collection<UnLocode> mentioned) {
    var codes = mentioned.stream().distinct().map(UnLocode::code).toList();
    return codes.isEmpty()
        ? Set.of()
        : locations.findUnLocodeByUnLocodeIn(codes).stream()
            .map(UnLocode::new)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Makes sure that a message speaks of known locations only.
   *
   * @throws MessageUnprocessable naming those that aren't
   */
  public void requireKnown(Collection<UnLocode> mentioned) {
    var unknown = new TreeSet<>(mentioned);
    unknown.removeAll(known(mentioned));
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

package dev.kontor.shipping.web.page;

import dev.kontor.message.web.Form;
import dev.kontor.shipping.location.FindLocations;
import dev.kontor.shipping.location.Location;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.tenant.TenantContext;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A field that names a location, by its code or by its name: who can't be helped by a browser's
 * list of choices doesn't need to know codes by heart.
 */
@Singleton
final class LocationField {

  private static final int HINTS = 3;

  private final TenantContext context;

  LocationField(TenantContext context) {
    this.context = context;
  }

  /** Null: it names none, and says so from now on. */
  @Nullable UnLocode read(Form form, String field) {
    if (form.value(field).isEmpty()) {
      form.refuse(field, "Say which location: by its code or its name.");
      return null;
    }
    return readIfSaid(form, field);
  }

  /** Null also when nothing is said. */
  @Nullable UnLocode readIfSaid(Form form, String field) {
    var said = form.value(field);
    if (said.isEmpty()) {
      return null;
    }
    // The best come first: one more than needed tells whether a name is another's too.
    var found = context.ask(new FindLocations(said, HINTS + 1));
    var called = found.stream().filter(location -> isCalled(location, said)).toList();
    if (called.size() == 1 || isCode(called, said)) {
      return called.getFirst().unLocode();
    }
    form.refuse(field, called.isEmpty() ? unknown(said, found) : ambiguous(said, called));
    return null;
  }

  private static boolean isCalled(Location location, String said) {
    return location.unLocode().code().equalsIgnoreCase(said)
        || location.name().equalsIgnoreCase(said);
  }

  private static boolean isCode(List<Location> called, String said) {
    return !called.isEmpty() && called.getFirst().unLocode().code().equalsIgnoreCase(said);
  }

  private static String unknown(String said, List<Location> alike) {
    return "There is no location %s. %s"
        .formatted(
            Words.quoted(said),
            alike.isEmpty()
                ? "Give its code, such as SESTO, or its name."
                : "Did you mean %s?".formatted(choice(alike)));
  }

  private static String ambiguous(String said, List<Location> called) {
    return "There is more than one %s. Give the code of one: %s."
        .formatted(Words.quoted(said), choice(called));
  }

  private static String choice(List<Location> locations) {
    return locations.stream()
        .limit(HINTS)
        .map(Location::toString)
        .collect(Collectors.joining(", "));
  }
}

package dev.kontor.shipping;

import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.CarrierMovement;
import dev.kontor.shipping.voyage.Voyage;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;

/** The voyages that each tenant begins with, as the module's changelog has them. */
public final class ReferenceVoyages {

  private static final Pattern MOVEMENT =
      Pattern.compile(
          "\\('(\\w+)', \\d+, '(\\w+)', '(\\w+)', '([^ ]+) ([^+]+)\\+00', '([^ ]+)"
              + " ([^+]+)\\+00'\\)");

  private ReferenceVoyages() {}

  /** All of them. */
  public static List<Voyage> all() {
    var movements = new LinkedHashMap<String, List<CarrierMovement>>();
    var found = MOVEMENT.matcher(changelog());
    while (found.find()) {
      movements
          .computeIfAbsent(found.group(1), _ -> new ArrayList<>())
          .add(
              new CarrierMovement(
                  new UnLocode(found.group(2)),
                  new UnLocode(found.group(3)),
                  Instant.parse("%sT%s:00Z".formatted(found.group(4), found.group(5))),
                  Instant.parse("%sT%s:00Z".formatted(found.group(6), found.group(7)))));
    }
    return movements.entrySet().stream()
        .map(voyage -> new Voyage(new VoyageNumber(voyage.getKey()), voyage.getValue()))
        .toList();
  }

  private static String changelog() {
    var file = ReferenceVoyages.class.getResourceAsStream("/shipping/002-reference-data.sql");
    try (file) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

package dev.kontor.shipping.voyage;

import dev.kontor.message.Field;
import dev.kontor.shipping.location.Locations;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All voyages that this tenant knows of. */
@Singleton
public final class Voyages {

  private final VoyageRepository voyages;
  private final Locations locations;

  Voyages(VoyageRepository voyages, Locations locations) {
    this.voyages = voyages;
    this.locations = locations;
  }

  @Handler
  List<Voyage> all(ListVoyages query) {
    return voyages.findAllInOrder().stream()
        .collect(
            Collectors.groupingBy(
                row -> row.id().voyage(), LinkedHashMap::new, Collectors.toUnmodifiableList()))
        .entrySet()
        .stream()
        .map(schedule -> voyage(schedule.getKey(), schedule.getValue()))
        .toList();
  }

  @Handler
  Voyage find(FindVoyage query) {
    var number = query.number();
    return VoyageNumber.find(number)
        .map(known -> voyages.findByVoyage(known.number()))
        .filter(schedule -> !schedule.isEmpty())
        .map(schedule -> voyage(number, schedule))
        .orElseThrow(() -> new NotFound("no voyage %s".formatted(Field.quoted(number))));
  }

  @Handler
  void add(AddVoyage command) {
    var voyage = command.voyage();
    locations.requireKnown(voyage.calls());
    var inserted =
        voyages.insert(
            voyage.number().number(),
            column(voyage, CarrierMovement::from),
            column(voyage, CarrierMovement::to),
            column(voyage, CarrierMovement::departure),
            column(voyage, CarrierMovement::arrival));
    if (inserted == 0) {
      throw new VoyageExists(voyage.number());
    }
  }

  private static Voyage voyage(String number, List<MovementRow> schedule) {
    return new Voyage(
        new VoyageNumber(number), schedule.stream().map(MovementRow::toMovement).toList());
  }

  private static String[] column(Voyage voyage, Function<CarrierMovement, ?> part) {
    return voyage.movements().stream().map(part).map(String::valueOf).toArray(String[]::new);
  }
}

package dev.kontor.shipping.voyage;

import dev.kontor.message.Field;
import dev.kontor.shipping.location.Locations;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** All voyages that this tenant knows of. */
@Singleton
public final class Voyages {

  private final VoyageRepository voyages;
  private final Locations locations;
  private final TenantContext context;

  Voyages(VoyageRepository voyages, Locations locations, TenantContext context) {
    this.voyages = voyages;
    this.locations = locations;
    this.context = context;
  }

  @Handler
  List<Voyage> all(ListVoyages query) {
    return voyages(voyages.findAllInOrder());
  }

  @Handler
  List<Voyage> search(FindVoyages query) {
    return voyages(
        voyages.find(query.search(), Objects.toString(query.calling(), null), query.most()));
  }

  /** Of movements in their order. */
  private static List<Voyage> voyages(List<MovementRow> movements) {
    return movements.stream()
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

  /** Those of them that exist. */
  public Set<VoyageNumber> known(Collection<VoyageNumber> mentioned) {
    var numbers = mentioned.stream().distinct().map(VoyageNumber::number).toArray(String[]::new);
    return numbers.length == 0
        ? Set.of()
        : voyages.findKnown(numbers).stream()
            .map(VoyageNumber::new)
            .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Makes sure that a message speaks of known voyages only.
   *
   * @throws MessageUnprocessable naming those that aren't
   */
  public void requireKnown(Collection<VoyageNumber> mentioned) {
    var known = known(mentioned);
    var unknown = mentioned.stream().filter(Predicate.not(known::contains)).distinct().toList();
    if (!unknown.isEmpty()) {
      throw new MessageUnprocessable(
          "unknown voyage %s; schedule it first, or use one that is listed under voyages"
              .formatted(
                  unknown.stream().map("'%s'"::formatted).collect(Collectors.joining(", "))));
    }
  }

  @Handler
  void schedule(ScheduleVoyage command) {
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
    context.raise(new VoyageScheduled(voyage.number().number()));
  }

  private static Voyage voyage(String number, List<MovementRow> schedule) {
    return new Voyage(
        new VoyageNumber(number), schedule.stream().map(MovementRow::toMovement).toList());
  }

  private static String[] column(Voyage voyage, Function<CarrierMovement, ?> part) {
    return voyage.movements().stream().map(part).map(String::valueOf).toArray(String[]::new);
  }
}

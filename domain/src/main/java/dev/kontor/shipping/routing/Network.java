package dev.kontor.shipping.routing;

import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import dev.kontor.shipping.delivery.RouteSpecification;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.CarrierMovement;
import dev.kontor.shipping.voyage.Voyage;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All carrier movements, laid out for searching. Immutable and thread-safe.
 *
 * <p>Movements are numbered as they depart. So whatever can follow a movement has a higher number,
 * and what departs within a time is a range of numbers. What a voyage does next, what departs next
 * from the same place, and what is the first departure after an arrival, never changes; so each is
 * looked up once. The numbers depend on nothing but the schedules; so the same search finds the
 * same, in the same order, whatever order the voyages came in.
 */
public final class Network {

  /** No movement. */
  static final int NONE = -1;

  /** The first look ahead goes over so small a part of the time that there is. */
  private static final int FIRST_LOOK = 16;

  private static final Comparator<Call> AS_NUMBERED =
      Comparator.<Call, Instant>comparing(call -> call.movement.departure())
          .thenComparing(call -> call.movement.arrival())
          .thenComparing(call -> call.voyage.number().number())
          .thenComparingInt(Call::place);

  private final List<Call> calls;
  private final Map<UnLocode, Integer> locations = new HashMap<>();
  private final int[] from;
  private final int[] to;
  private final long[] departure;
  private final long[] arrival;
  private final int[] next;
  private final int[] sibling;
  private final int[] connection;
  private final long lastArrival;

  private Network(List<Call> calls) {
    this.calls = calls;
    int size = calls.size();
    from = new int[size];
    to = new int[size];
    departure = new long[size];
    arrival = new long[size];
    for (int i = 0; i < size; i++) {
      var movement = calls.get(i).movement;
      from[i] = numberOf(movement.from());
      to[i] = numberOf(movement.to());
      departure[i] = micros(movement.departure());
      arrival[i] = micros(movement.arrival());
    }
    lastArrival = Arrays.stream(arrival).max().orElse(Long.MIN_VALUE);
    next = nextOnBoard();
    sibling = new int[size];
    connection = new int[size];
    connect();
  }

  /** Of these voyages' schedules. */
  public static Network of(Collection<Voyage> voyages) {
    var calls = new ArrayList<Call>();
    for (var voyage : voyages) {
      for (int place = 0; place < voyage.movements().size(); place++) {
        calls.add(new Call(voyage, place, voyage.movements().get(place)));
      }
    }
    calls.sort(AS_NUMBERED);
    return new Network(calls);
  }

  private int numberOf(UnLocode location) {
    return locations.computeIfAbsent(location, _ -> locations.size());
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }

  private int[] nextOnBoard() {
    var numbers = new HashMap<VoyageNumber, int[]>();
    for (int i = 0; i < calls.size(); i++) {
      var voyage = calls.get(i).voyage;
      var ofVoyage =
          numbers.computeIfAbsent(voyage.number(), _ -> new int[voyage.movements().size()]);
      ofVoyage[calls.get(i).place] = i;
    }
    var following = new int[calls.size()];
    Arrays.fill(following, NONE);
    for (var ofVoyage : numbers.values()) {
      for (int place = 1; place < ofVoyage.length; place++) {
        following[ofVoyage[place - 1]] = ofVoyage[place];
      }
    }
    return following;
  }

  private void connect() {
    var departures = new ArrayList<List<Integer>>();
    locations.forEach((_, _) -> departures.add(new ArrayList<>()));
    for (int i = 0; i < from.length; i++) {
      departures.get(from[i]).add(i);
    }
    Arrays.fill(sibling, NONE);
    for (var ofLocation : departures) {
      for (int place = 1; place < ofLocation.size(); place++) {
        sibling[ofLocation.get(place - 1)] = ofLocation.get(place);
      }
    }
    for (int i = 0; i < from.length; i++) {
      connection[i] = firstAfter(departures.get(to[i]), arrival[i]);
    }
  }

  private int firstAfter(List<Integer> departures, long after) {
    int low = 0;
    int high = departures.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (departure[departures.get(middle)] > after) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low < departures.size() ? departures.get(low) : NONE;
  }

  /**
   * The itineraries that satisfy the specification and depart after the instant, with at most
   * {@value RouteSearch#MOST_LEGS} legs: that which arrives first comes first, and of those, that
   * with the fewest legs; of those, that which departs first. All of them, as far as no more are
   * wanted.
   *
   * <p>Looks a short time ahead at first, and then twice as far, again and again: those that arrive
   * first are seldom found late.
   *
   * @param most so many at most
   */
  public List<Itinerary> routes(
      RouteSpecification specification, Instant departingAfter, int most) {
    var origin = locations.get(specification.origin());
    var destination = locations.get(specification.destination());
    if (origin == null || destination == null) {
      return List.of();
    }
    long after = micros(departingAfter);
    long deadline = Math.min(micros(specification.arrivalDeadline()), lastArrival + 1);
    for (long ahead = (deadline - after) / FIRST_LOOK + 1; ; ahead *= 2) {
      long horizon = Math.min(after + ahead, deadline);
      var found = new RouteSearch(this, origin, destination, after, horizon).best(most);
      if (found.size() == most || horizon == deadline) {
        return found;
      }
    }
  }

  /** The first movement that departs after an instant, or behind the last: there is none. */
  int firstAfter(long instant) {
    int low = 0;
    int high = departure.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (departure[middle] > instant) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /** Where a movement departs. */
  int from(int movement) {
    return from[movement];
  }

  /** Where it arrives. */
  int to(int movement) {
    return to[movement];
  }

  long arrival(int movement) {
    return arrival[movement];
  }

  /** What the same voyage does next; or {@link #NONE}. */
  int next(int movement) {
    return next[movement];
  }

  /** What departs next from the same location; or {@link #NONE}. */
  int sibling(int movement) {
    return sibling[movement];
  }

  /** The first departure after its arrival, from where it arrives; or {@link #NONE}. */
  int connection(int movement) {
    return connection[movement];
  }

  boolean areOfOneVoyage(int one, int other) {
    return calls.get(one).voyage.number().equals(calls.get(other).voyage.number());
  }

  /** On board of one voyage, from where one of its movements departs to where one arrives. */
  Leg leg(int load, int unload) {
    var loaded = calls.get(load);
    var unloaded = calls.get(unload).movement;
    return new Leg(
        loaded.voyage.number(),
        loaded.movement.from(),
        unloaded.to(),
        loaded.movement.departure(),
        unloaded.arrival());
  }

  /** A movement in its place in its voyage's schedule. */
  private record Call(Voyage voyage, int place, CarrierMovement movement) {}
}

package dev.kontor.shipping.routing;

import dev.kontor.shipping.delivery.Itinerary;
import dev.kontor.shipping.delivery.Leg;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One search for itineraries, best first. Used once, by one thread.
 *
 * <p>What is begun waits in a queue by what it can come to at best, which {@link Promises} know; so
 * itineraries come to their end in their order, and only those that are wanted are followed so far
 * (A*, Hart, Nilsson and Raphael 1968). A cargo changes to another voyage only, and never goes
 * ashore twice at one location; on board it may pass where it has been.
 */
final class RouteSearch {

  /** An itinerary has no more legs than these. */
  static final int MOST_LEGS = 6;

  private final Network network;
  private final int origin;
  private final int destination;
  private final Promises promises;
  private final PriorityQueue<Begun> queue = new PriorityQueue<>(Begun.BEST_FIRST);
  private final Map<Departures, int[]> departures = new HashMap<>();
  private int begun;

  RouteSearch(Network network, int origin, int destination, long after, long deadline) {
    this.network = network;
    this.origin = origin;
    this.destination = destination;
    promises = new Promises(network, destination, after, deadline, MOST_LEGS);
  }

  /** Those that tie with the last one that is wanted are found too: their order decides. */
  List<Itinerary> best(int most) {
    var found = new ArrayList<Begun>();
    depart(null, firstDeparture());
    for (var best = queue.poll(); best != null; best = queue.poll()) {
      if (found.size() >= most && best.isBehind(found.get(most - 1))) {
        break;
      }
      switch (best.step) {
        case Arrived _ -> found.add(best);
        case Ashore waiting -> load(waiting);
        case OnBoard sailing -> sail(sailing);
      }
    }
    return found.stream()
        .sorted(Begun.IN_ORDER)
        .limit(most)
        .map(each -> each.way().itinerary(network))
        .toList();
  }

  private int firstDeparture() {
    for (int movement = promises.begin(); movement < promises.end(); movement++) {
      if (network.from(movement) == origin) {
        return movement;
      }
    }
    return Network.NONE;
  }

  /** It goes on board, or waits for the departure that is next best. */
  private void load(Ashore waiting) {
    int departure = waiting.departures[waiting.place];
    add(new OnBoard(waiting.way, departure, departure));
    await(waiting.way, waiting.departures, waiting.place + 1);
  }

  /** It goes ashore where the movement arrives, or stays on board. */
  private void sail(OnBoard sailing) {
    int here = network.to(sailing.movement);
    boolean isArrived = here == destination;
    if (here != origin && !Way.comesBy(sailing.way, here, network)) {
      var way = new Way(sailing.way, sailing.load, sailing.movement);
      if (isArrived) {
        add(new Arrived(way));
      } else if (way.legs() < MOST_LEGS) {
        depart(way, network.connection(sailing.movement));
      }
    }
    int next = network.next(sailing.movement);
    if (!isArrived && next != Network.NONE) {
      add(new OnBoard(sailing.way, sailing.load, next));
    }
  }

  /** It waits for the best departure from the first one on. */
  private void depart(@Nullable Way way, int first) {
    var from = new Departures(first, MOST_LEGS - Way.legsOf(way));
    await(way, departures.computeIfAbsent(from, this::bestFirst), 0);
  }

  private void await(@Nullable Way way, int[] bestFirst, int place) {
    int next = place;
    while (next < bestFirst.length
        && way != null
        && network.areOfOneVoyage(way.unload, bestFirst[next])) {
      next++;
    }
    if (next < bestFirst.length) {
      add(new Ashore(way, bestFirst, next));
    }
  }

  private int[] bestFirst(Departures from) {
    return IntStream.iterate(from.first, this::isInTime, network::sibling)
        .filter(departure -> promises.arrival(departure, from.legs) != Promises.NEVER)
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(departure -> promises.arrival(departure, from.legs))
                .thenComparingInt(departure -> promises.fewestLegs(departure, from.legs))
                .thenComparing(Comparator.naturalOrder()))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private boolean isInTime(int departure) {
    return departure != Network.NONE && departure < promises.end();
  }

  private void add(Arrived arrived) {
    var way = arrived.way;
    queue.add(new Begun(network.arrival(way.unload), way.legs(), begun++, arrived));
  }

  private void add(OnBoard sailing) {
    add(sailing, sailing.way, sailing.movement);
  }

  private void add(Ashore waiting) {
    add(waiting, waiting.way, waiting.departures[waiting.place]);
  }

  private void add(Step step, @Nullable Way way, int movement) {
    int done = Way.legsOf(way);
    int left = MOST_LEGS - done;
    long arrival = promises.arrival(movement, left);
    if (arrival != Promises.NEVER) {
      queue.add(new Begun(arrival, done + promises.fewestLegs(movement, left), begun++, step));
    }
  }

  /** Something begun, and what it can come to at best. */
  private record Begun(long arrival, int legs, int number, Step step) {

    static final Comparator<Begun> BEST_FIRST =
        Comparator.comparingLong(Begun::arrival)
            .thenComparingInt(Begun::legs)
            .thenComparingInt(Begun::number);

    /** Whatever order they were found in: by when they depart and arrive, leg by leg. */
    static final Comparator<Begun> IN_ORDER =
        Comparator.comparingLong(Begun::arrival)
            .thenComparingInt(Begun::legs)
            .thenComparing(each -> each.way().movements(), Arrays::compare);

    boolean isBehind(Begun other) {
      return arrival > other.arrival || (arrival == other.arrival && legs > other.legs);
    }

    /** Of what has arrived. */
    Way way() {
      return ((Arrived) step).way;
    }
  }

  private sealed interface Step {}

  /** At the destination. */
  private record Arrived(Way way) implements Step {}

  /** On board, since it was loaded. */
  private record OnBoard(@Nullable Way way, int load, int movement) implements Step {}

  /** Ashore, about to be loaded for one of these departures, of which the earlier ones are gone. */
  @SuppressWarnings("ArrayRecordComponent") // Shared by all that wait there, and never compared.
  private record Ashore(@Nullable Way way, int[] departures, int place) implements Step {}

  /** What departs from a location from this movement on, with so many legs to take. */
  private record Departures(int first, int legs) {}

  /** The legs so far, the last of them first. */
  private record Way(@Nullable Way before, int load, int unload) {

    static int legsOf(@Nullable Way way) {
      return way == null ? 0 : way.legs();
    }

    int legs() {
      return legsOf(before) + 1;
    }

    /** Whether it has gone ashore at a location. */
    static boolean comesBy(@Nullable Way last, int location, Network network) {
      for (var way = last; way != null; way = way.before) {
        if (network.to(way.unload) == location) {
          return true;
        }
      }
      return false;
    }

    /** Where each leg begins and ends, the first leg first. */
    int[] movements() {
      var movements = new int[2 * legs()];
      int place = movements.length;
      for (var way = this; way != null; way = way.before) {
        movements[--place] = way.unload;
        movements[--place] = way.load;
      }
      return movements;
    }

    Itinerary itinerary(Network network) {
      var lastFirst = new ArrayList<Leg>();
      for (var way = this; way != null; way = way.before) {
        lastFirst.add(network.leg(way.load, way.unload));
      }
      return new Itinerary(lastFirst.reversed());
    }
  }
}

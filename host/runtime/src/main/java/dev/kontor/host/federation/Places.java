package dev.kontor.host.federation;

import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.tenant.Address;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Who is inside with letters: of each sender to each receiver one request, as one courier a channel
 * is out at a time; of a site and of all only so many, so that no peer takes what the others need.
 * Thread-safe.
 */
final class Places {

  static final int MOST = 64;
  static final int MOST_OF_A_SITE = 16;
  private static final Duration SOON = Duration.ofSeconds(1);

  private final Set<Way> inside = new HashSet<>();
  private final Map<String, Integer> sites = new HashMap<>();

  /**
   * Takes a place, to be given back.
   *
   * @throws NotDelivered when there is none; the sender is asked to come again
   */
  synchronized Place enter(Address from, Address to) {
    var way = new Way(from, to);
    int ofSite = sites.getOrDefault(from.site(), 0);
    if (inside.contains(way)) {
      throw later("'%s' brings letters to '%s' already".formatted(from, to));
    }
    if (inside.size() >= MOST || ofSite >= MOST_OF_A_SITE) {
      throw later("too many bring letters at once");
    }
    inside.add(way);
    sites.put(from.site(), ofSite + 1);
    return () -> leave(way);
  }

  private static NotDelivered later(String why) {
    return NotDelivered.away(why, null, SOON);
  }

  private synchronized void leave(Way way) {
    inside.remove(way);
    sites.computeIfPresent(way.from.site(), (_, all) -> all == 1 ? null : all - 1);
  }

  private record Way(Address from, Address to) {}

  /** Somebody's, until it is closed. */
  interface Place extends AutoCloseable {

    @Override
    void close();
  }
}

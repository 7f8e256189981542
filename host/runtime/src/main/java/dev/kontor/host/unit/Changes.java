package dev.kontor.host.unit;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts, by type, how often this process has committed events of a tenant that make kept answers
 * wrong, in whichever of its contexts. Thread-safe.
 *
 * <p>An answer is kept under the count that was read before its transaction began. Whatever was
 * counted by then can be seen by it; whatever is counted later gives another count. So nobody finds
 * an answer that was read before a commit and put away after it.
 */
final class Changes {

  private final ConcurrentHashMap<String, Long> counts = new ConcurrentHashMap<>();

  /** An event of this type, or what was made of it, is to be seen from now on. */
  void count(String type) {
    counts.merge(type, 1L, Long::sum);
  }

  /** Grows with each change of one of these types, and never otherwise. */
  long of(Set<String> types) {
    long sum = 0;
    for (var type : types) {
      sum += counts.getOrDefault(type, 0L);
    }
    return sum;
  }
}

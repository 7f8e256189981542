package dev.kontor.host.unit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.host.message.Caching;
import dev.kontor.host.world.World;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Answers of a context's queries, kept until an event makes them wrong; made when the first is
 * kept. Thread-safe.
 */
final class Answers {

  private final World world;
  private final Changes changes;
  private volatile @Nullable ConcurrentHashMap<Class<?>, Cache<Key, Object>> byQuery;

  Answers(World world, Changes changes) {
    this.world = world;
    this.changes = changes;
  }

  /** The answer that is kept, or else what the question gives, which is then kept. */
  <R extends @Nullable Object> R of(Object query, Caching caching, Supplier<R> question) {
    var cache = cache(query, caching);
    var key = new Key(query, changes.of(caching.types()));
    var kept = cache.getIfPresent(key);
    if (kept != null) {
      @SuppressWarnings("unchecked")
      var answer = (R) kept;
      return answer;
    }
    var answer = question.get();
    if (answer != null) {
      cache.put(key, answer);
    }
    return answer;
  }

  private Cache<Key, Object> cache(Object query, Caching caching) {
    var all = byQuery;
    if (all == null) {
      all = first();
    }
    return all.computeIfAbsent(
        query.getClass(),
        _ ->
            Caffeine.newBuilder()
                .maximumSize(caching.most())
                .expireAfterWrite(caching.within())
                .ticker(world::monotonicNanos)
                .executor(Runnable::run)
                .build());
  }

  private synchronized ConcurrentHashMap<Class<?>, Cache<Key, Object>> first() {
    var all = byQuery;
    if (all == null) {
      all = new ConcurrentHashMap<>();
      byQuery = all;
    }
    return all;
  }

  /**
   * What an answer is kept under.
   *
   * @param count of the changes that it may know of; one of an older count is found by nobody any
   *     more, and falls out in time
   */
  private record Key(Object query, long count) {}
}

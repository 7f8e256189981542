package dev.kontor.host.postgres.unit;

import dev.kontor.host.unit.StoredEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The versions that streams had when this host wrote to them last, so that the database need not
 * look for them: nobody else writes under its epoch. What is wrong here costs a look, and no more:
 * a version is there once only. Thread-safe.
 */
final class Heads {

  /** Streams that are remembered; the busiest are among those written last. */
  private static final int MOST = 256;

  private final Map<String, Head> heads =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Head> eldest) {
          return size() > MOST;
        }
      };
  private long epoch;

  /** The version that an event gets unless another was faster; null: who knows. */
  synchronized @Nullable Long next(long writing, StoredEvent event) {
    var head = writing == epoch ? heads.get(event.stream()) : null;
    return head == null ? null : head.next(event);
  }

  /** The versions that these get unless another was faster; null: one of them nobody knows. */
  synchronized @Nullable List<Long> nextOf(long writing, List<StoredEvent> events) {
    var all = new ArrayList<Long>(events.size());
    Map<String, Head> written = HashMap.newHashMap(events.size());
    for (var event : events) {
      var head = written.get(event.stream());
      var next = head == null ? next(writing, event) : head.next(event);
      if (next == null) {
        return null;
      }
      written.put(event.stream(), new Head(next, event.position()));
      all.add(next);
    }
    return all;
  }

  /** Another was faster in one of the streams of these events. */
  synchronized void forget(Collection<StoredEvent> events) {
    events.forEach(event -> heads.remove(event.stream()));
  }

  /** An event was committed, and has this version. */
  synchronized void committed(long writing, StoredEvent event, long version) {
    if (writing != epoch) {
      heads.clear();
      epoch = writing;
    }
    heads.merge(event.stream(), new Head(version, event.position()), Head::newer);
  }

  private record Head(long version, long position) {

    /** The version of an event behind it; null: it can't stand there. */
    @Nullable Long next(StoredEvent event) {
      boolean fits = event.version() == StoredEvent.NEXT || event.version() == version + 1;
      return fits && position <= event.position() ? version + 1 : null;
    }

    Head newer(Head other) {
      return other.version > version ? other : this;
    }
  }
}

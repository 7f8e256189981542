package dev.kontor.host.unit;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A tenant's stored events in the order of their positions. Thread-safe. */
public interface LogStore {

  /**
   * The events of a slice, in its order; read in the transaction that the calling thread has open
   * in this context, otherwise in one statement of its own.
   *
   * @param epoch what this host holds
   * @throws UnitStore.Stale when another host has taken the tenant over: it numbers on its own, so
   *     what this host knows to be settled says nothing any more
   */
  List<StoredEvent> read(long epoch, Slice slice);

  /**
   * Ends a session whose commit had no answer, and says whether it is gone: then its transaction
   * has ended, one way or the other.
   */
  boolean isOver(int session);

  /**
   * What to read.
   *
   * @param after positions above this one
   * @param upTo and none above this one
   * @param stream of this stream only; null: of all
   * @param types stored under these names only; empty: under any
   * @param most at most so many; from 1
   * @param newestFirst by descending position; otherwise ascending
   */
  record Slice(
      long after,
      long upTo,
      @Nullable String stream,
      Set<String> types,
      int most,
      boolean newestFirst) {

    /** Copies the set. */
    public Slice {
      types = Set.copyOf(types);
    }
  }
}

package dev.kontor.host.unit;

import dev.kontor.host.unit.LogStore.Slice;
import dev.kontor.host.unit.Takeovers.Owned;
import dev.kontor.host.unit.UnitStore.Stale;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's events in one order that readers can trust: who has read up to a position has missed
 * nothing below it, and never will. Thread-safe.
 *
 * <p>It ends below the lowest number that a unit of this host still has in flight. One whose commit
 * had no answer is in flight until its session is gone; each reader looks whether it is, and so
 * does the context that wants to run its follow-ups. Slow transactions of other databases, and
 * those that have not begun to write, hold nobody up.
 */
public final class EventLog {

  private final Hold hold;
  private final LogStore log;

  /** Of a context. */
  public EventLog(Hold hold, LogStore log) {
    this.hold = hold;
    this.log = log;
  }

  /**
   * The next events after a position.
   *
   * @param stream of this stream only; null: of all
   * @param types stored under these names only; empty: under any
   * @param most at most so many; from 1
   * @throws UnitStore.Stale when another host owns the tenant now
   */
  public Page after(long position, @Nullable String stream, Set<String> types, int most) {
    var owned = hold.owned();
    long settled = Math.max(position, settled(owned));
    var slice = new Slice(position, settled, stream, types, most, false);
    var events = read(owned, slice);
    return new Page(events, events.size() < most ? settled : events.getLast().position());
  }

  /**
   * The last events before a position, newest first.
   *
   * @param stream of this stream only; null: of all
   * @param most at most so many; from 1
   */
  public List<StoredEvent> before(long position, @Nullable String stream, int most) {
    var owned = hold.owned();
    long last = Math.min(position - 1, settled(owned));
    return read(owned, new Slice(0, last, stream, Set.of(), most, true));
  }

  private List<StoredEvent> read(Owned owned, Slice slice) {
    try {
      return log.read(owned.ownership().epoch(), slice);
    } catch (Stale stale) {
      owned.lost();
      throw stale;
    }
  }

  /** The position up to which all there is can be read now. */
  public long end() {
    return settled(hold.owned());
  }

  /**
   * Another number since a commit without an answer was settled, or another host was the owner:
   * what was told of each unit by then need not be all there is. Says so before {@link #end} shows
   * it. Takes nothing over.
   */
  public long standing() {
    return hold.standing();
  }

  /** Whether a commit without an answer is not settled yet; takes nothing over. */
  public boolean hasDoubts() {
    return !hold.inDoubt().isEmpty();
  }

  /** Taken before the events are read: what is settled by then can be seen by then. */
  private long settled(Owned owned) {
    settle();
    return owned.numbers().readableUpTo();
  }

  /** Ends the sessions whose commits had no answer, and notes which are gone. */
  public void settle() {
    for (var range : hold.inDoubt()) {
      var session = range.session();
      if (session != null && log.isOver(session)) {
        range.close();
      }
    }
  }

  /** Has it known which runs may be committed yet. */
  public void tellDoubts(Dues told) {
    hold.inDoubt().forEach(range -> range.tell(told));
  }

  /**
   * A stretch of the log.
   *
   * @param upTo the position that is read up to: after this one the next page begins
   */
  public record Page(List<StoredEvent> events, long upTo) {

    /** Copies the list. */
    public Page {
      events = List.copyOf(events);
    }
  }
}

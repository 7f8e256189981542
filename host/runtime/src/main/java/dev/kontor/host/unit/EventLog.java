package dev.kontor.host.unit;

import dev.kontor.host.unit.LogStore.Slice;
import dev.kontor.host.unit.Takeovers.Owned;
import dev.kontor.tenant.TenantId;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The tenant's events in one order that readers can trust: who has read up to a position has missed
 * nothing below it, and never will. Thread-safe.
 *
 * <p>It ends below the lowest number that a unit of this host still has in flight. One whose commit
 * had no answer is in flight until its session is gone; each reader looks whether it is. Slow
 * transactions of other databases, and those that have not begun to write, hold nobody up.
 */
public final class EventLog {

  private final TenantId tenant;
  private final UnitStore units;
  private final LogStore log;
  private final Takeovers takeovers;

  /** Of a context. */
  public EventLog(TenantId tenant, UnitStore units, LogStore log, Takeovers takeovers) {
    this.tenant = tenant;
    this.units = units;
    this.log = log;
    this.takeovers = takeovers;
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
    var owned = takeovers.of(tenant, units);
    long settled = Math.max(position, settled(owned));
    var slice = new Slice(position, settled, stream, types, most, false);
    var events = log.read(owned.ownership().epoch(), slice);
    return new Page(events, events.size() < most ? settled : events.getLast().position());
  }

  /**
   * The last events before a position, newest first.
   *
   * @param stream of this stream only; null: of all
   * @param most at most so many; from 1
   */
  public List<StoredEvent> before(long position, @Nullable String stream, int most) {
    var owned = takeovers.of(tenant, units);
    long last = Math.min(position - 1, settled(owned));
    return log.read(owned.ownership().epoch(), new Slice(0, last, stream, Set.of(), most, true));
  }

  /** Taken before the events are read: what is settled by then can be seen by then. */
  private long settled(Owned owned) {
    settle(owned.numbers());
    return owned.numbers().readableUpTo();
  }

  private void settle(Numbers numbers) {
    for (var range : numbers.inDoubt()) {
      var session = range.session();
      if (session != null && log.isOver(session)) {
        range.close();
      }
    }
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

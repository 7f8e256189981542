package dev.kontor.host.unit;

import org.jspecify.annotations.Nullable;

/** What waits in follow-ups' queues, as the unit of work that is open sees it. */
public final class UnitQueues {

  private final UnitOfWork units;

  /** Of these units. */
  public UnitQueues(UnitOfWork units) {
    this.units = units;
  }

  /** The first run of a handler's queue; null: the queue is empty. */
  public @Nullable Due first(String handler, String queue) {
    return units.open().transaction().first(handler, queue);
  }

  /** Whether a dead letter holds the queue. */
  public boolean isHeld(String handler, String queue) {
    var first = first(handler, queue);
    return first != null && first.isParked();
  }
}

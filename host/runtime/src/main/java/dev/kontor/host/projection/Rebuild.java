package dev.kontor.host.projection;

import dev.kontor.host.message.ProjectionMethods;
import dev.kontor.host.projection.ProjectionStore.Kept;
import dev.kontor.host.unit.EventLog.Page;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.tenant.projection.Projection.Mode;
import java.util.List;

/**
 * Makes a projection's tables anew while everybody uses them. Used by one thread at a time.
 *
 * <ol>
 *   <li>Makes empty copies of the tables.
 *   <li>Enters all events into them, batch by batch, each with the place that it has got to.
 *   <li>When few are left, takes the tables from everybody for a moment, enters the rest, and puts
 *       the copies in their place.
 * </ol>
 *
 * <p>Why the copies are then what the tables are: a unit that enters an event inline has the tables
 * until it has committed. Whoever has all of them alone therefore sees every event that was entered
 * into them, and none is entered into the old ones after that.
 *
 * <p>Copies that an earlier life of the context has left are made anew: other code may have filled
 * them.
 */
final class Rebuild {

  /** Whether there is more to do. */
  enum Step {
    MORE,
    DONE
  }

  private static final int MOST_UNDER_LOCK = 100;

  private final ProjectionMethods projection;
  private final ProjectionStore store;
  private final Entering entering;
  private final UnitOfWork units;
  private long position = -1;

  Rebuild(
      ProjectionMethods projection, ProjectionStore store, Entering entering, UnitOfWork units) {
    this.projection = projection;
    this.store = store;
    this.entering = entering;
    this.units = units;
  }

  long position() {
    return Math.max(0, position);
  }

  /** Does the next step. When it throws, the next call looks where the last one ended. */
  Step step() {
    if (position < 0) {
      units.project(() -> store.begin(projection));
      position = 0;
      return Step.MORE;
    }
    var page = entering.after(position);
    // Under steady traffic there are always some.
    if (page.events().size() < MOST_UNDER_LOCK && replaced(page)) {
      return Step.DONE;
    }
    if (!page.events().isEmpty()) {
      fill(page.events(), page.upTo());
    }
    return Step.MORE;
  }

  private void fill(List<StoredEvent> events, long upTo) {
    units.project(() -> {
      store.enterCopies(projection);
      entering.enter(events);
      store.advanceCopies(projection.name(), position, upTo);
    });
    position = upTo;
  }

  /** False: too many events have come since, for others to wait until they are entered. */
  private boolean replaced(Page page) {
    try {
      units.project(() -> {
        store.lock(projection);
        var rest = rest(page);
        store.enterCopies(projection);
        entering.enter(rest);
        store.replace(projection, page.upTo());
      });
      return true;
    } catch (TooMany more) {
      return false;
    }
  }

  /**
   * One that follows is where its own thread, which is this one, has left it: not beyond the page,
   * at whose end it goes on. One that is inline may be beyond it.
   */
  private List<StoredEvent> rest(Page page) {
    if (projection.mode() == Mode.FOLLOWING) {
      return page.events();
    }
    var rest = store.committed(projection.types(), position, MOST_UNDER_LOCK);
    if (rest.size() == MOST_UNDER_LOCK) {
      throw new TooMany();
    }
    return rest;
  }

  /** Looks where the database says that it is. */
  void readAgain(List<Kept> kept) {
    for (var each : kept) {
      var copies = each.copies();
      if (each.name().equals(projection.name()) && copies != null) {
        position = copies;
      }
    }
  }

  private static final class TooMany extends RuntimeException {

    TooMany() {
      super("too many events to enter while others wait", null, false, false);
    }
  }
}

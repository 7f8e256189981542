package dev.kontor.host.projection;

import dev.kontor.host.message.ProjectionCatalog;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.host.world.World;
import io.micronaut.context.BeanContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The projections of a running context. Thread-safe.
 *
 * <p>Those that follow are woken by commits; nothing asks the database in between.
 */
public final class Projections {

  private final List<Projector> projectors = new ArrayList<>();
  private final ProjectionCatalog catalog;
  private final ProjectionStore store;
  private final EventLog log;
  private final World world;
  private volatile boolean hasBegun;

  /**
   * Of a context; does nothing before it is started.
   *
   * @param changed is told of the types whose events everybody sees in a projection's tables from
   *     now on
   */
  public Projections(
      ProjectionCatalog catalog,
      ProjectionStore store,
      UnitOfWork units,
      EventLog log,
      EventCodec codec,
      BeanContext beans,
      World world,
      Consumer<Set<String>> changed) {
    this.catalog = catalog;
    this.store = store;
    this.log = log;
    this.world = world;
    for (var projection : catalog.all()) {
      var entering = new Entering(projection, beans, codec, log);
      projectors.add(new Projector(projection, store, units, entering, world, changed));
    }
  }

  /**
   * Goes on with what an earlier life has left; to be called once nobody else follows. When it
   * throws what the store threw, nothing has begun, and it may be called again.
   */
  public void start() {
    if (projectors.isEmpty() || hasBegun) {
      return;
    }
    var kept = store.kept();
    var behind = projectors.stream().filter(projector -> projector.isBehind(kept)).toList();
    hasBegun = true;
    projectors.forEach(projector -> projector.start(behind.contains(projector)));
  }

  /** A unit has ended, and left these events; none: it failed, or nobody knows. */
  public void unitEnded(List<StoredEvent> events) {
    projectors.forEach(projector -> projector.unitEnded(events));
  }

  /** Begins to rebuild a projection; false: there is none of this name. */
  public boolean rebuild(String name) {
    for (int i = 0; i < projectors.size(); i++) {
      if (catalog.all().get(i).name().equals(name)) {
        projectors.get(i).rebuild();
        return true;
      }
    }
    return false;
  }

  /** Where each is, by name. */
  public List<Progress> all() {
    if (projectors.isEmpty()) {
      return List.of();
    }
    long last = log.end();
    return projectors.stream().map(projector -> projector.progress(last)).toList();
  }

  /** Whether none has anything to do. */
  public boolean isQuiet() {
    return projectors.stream().allMatch(Projector::isQuiet);
  }

  /** Begins no further turn. */
  public void close() {
    projectors.forEach(Projector::close);
  }

  /** Begins no further turn, and waits for those under way; says whether they ended. */
  public boolean stop(Duration bound) {
    close();
    var all = projectors.stream().map(Projector::ended).toArray(CompletableFuture<?>[]::new);
    try {
      var _ = world.scheduler().await(CompletableFuture.allOf(all), bound);
      return true;
    } catch (TimeoutException late) {
      return false;
    }
  }
}

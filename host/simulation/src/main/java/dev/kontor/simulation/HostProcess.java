package dev.kontor.simulation;

import dev.kontor.simulation.database.Connections;
import dev.kontor.simulation.database.Server;
import dev.kontor.simulation.host.Beans;
import dev.kontor.simulation.host.RunningHost;
import dev.kontor.simulation.host.Site;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.schedule.HostDied;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.SimulatedWorld;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A process of a host, from its start to its end. A host has one, and beside it those that others
 * have taken over from and that don't know it yet.
 */
final class HostProcess {

  private static final Logger log = LoggerFactory.getLogger(HostProcess.class);
  private static final Duration LONGEST_HELD = Duration.ofDays(7);

  private final SimulatedHost host;
  private final Site site;
  private final Beans beans;
  private final Simulation simulation;
  private final Life life;
  private final SimulatedWorld world;
  private final Connections connections;
  private final Set<Pending<?>> unanswered = new LinkedHashSet<>();
  private @Nullable RunningHost running;

  /**
   * Not begun yet.
   *
   * @param number of the host's process; each has chance of its own
   */
  HostProcess(
      SimulatedHost host,
      Site site,
      Server server,
      Beans beans,
      int number,
      Simulation simulation) {
    this.host = host;
    this.site = site;
    this.beans = beans;
    this.simulation = simulation;
    life = simulation.schedule().begin(host.name());
    world =
        new SimulatedWorld(
            simulation.schedule(),
            life,
            simulation.chance().fork(host.name() + " " + number),
            simulation.network().of(life));
    connections =
        new Connections(
            life,
            server,
            simulation.laboratory().sessions(),
            simulation.faults(),
            simulation.trace(),
            world,
            this::reached,
            () -> host.restart(this));
  }

  /** It serves some steps later. */
  void begin() {
    var _ = simulation.running().begin(life, "start", this::serve);
  }

  private boolean serve() {
    try {
      var made =
          new RunningHost(
              site,
              simulation.laboratory().application(),
              simulation.laboratory().server(),
              connections,
              world,
              beans,
              simulation.mails().from(host.name()),
              this::reached,
              _ -> host.restart(this));
      simulation.network().attach(life, made.inbox());
      made.start();
      running = made;
      host.serves();
      return true;
    } catch (RuntimeException failed) {
      log.warn("host '{}' can't be started now", host.name(), failed);
      host.restart(this);
      throw failed;
    }
  }

  /** What came there goes on when no barrier holds it up, and its process lives. */
  private void reached(Point point, String tenant) {
    life.requireRunning();
    simulation.barriers().reached(host, point, tenant, this::await);
    life.requireRunning();
  }

  private void await(CompletableFuture<?> over) {
    try {
      var _ = world.await(over, LONGEST_HELD);
    } catch (TimeoutException late) {
      throw new AssertionError(
          "what a barrier holds was not released within " + LONGEST_HELD, late);
    }
  }

  Life life() {
    return life;
  }

  boolean isServing() {
    return running != null;
  }

  /** Has something done; there is no answer once it has ended. */
  <R extends @Nullable Object> Pending<R> ask(String name, Function<RunningHost, R> body) {
    var current = running;
    if (current == null) {
      return new Pending<>(host.name(), CompletableFuture.failedFuture(new HostDied(host.name())));
    }
    var answer = simulation.running().<R>begin(life, name, () -> body.apply(current));
    var pending = new Pending<>(host.name(), answer);
    unanswered.add(pending);
    var _ = answer.whenComplete((_, _) -> unanswered.remove(pending));
    return pending;
  }

  /** The server ends the session by which it holds its control database; nobody tells it. */
  void loseControl() {
    connections.loseControl();
  }

  /** Nothing of it runs any more, and what it has not committed is rolled back. */
  void end() {
    running = null;
    life.end();
    // What hasn't begun never will, and nobody else would say so.
    List.copyOf(unanswered).forEach(Pending::hostDied);
    connections.end();
  }
}

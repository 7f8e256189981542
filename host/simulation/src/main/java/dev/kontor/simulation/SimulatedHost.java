package dev.kontor.simulation;

import dev.kontor.simulation.database.Connections;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.host.Beans;
import dev.kontor.simulation.host.RunningHost;
import dev.kontor.simulation.host.Site;
import dev.kontor.simulation.schedule.HostDied;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.SimulatedWorld;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A host with its tenants: started, crashed, started again, stopped for a while, its clocks moved.
 * What it has in its databases survives; nothing else does.
 */
public final class SimulatedHost {

  private static final Logger log = LoggerFactory.getLogger(SimulatedHost.class);
  private static final Duration LONGEST_DOWN = Duration.ofSeconds(3);

  private final HostPlan plan;
  private final Beans beans;
  private final Simulation simulation;
  private final Map<String, SimulatedTenant> tenants = new LinkedHashMap<>();
  private @Nullable Life life;
  private @Nullable Connections connections;
  private @Nullable RunningHost running;
  private int starts;

  SimulatedHost(HostPlan plan, Beans beans, Simulation simulation) {
    this.plan = plan;
    this.beans = beans;
    this.simulation = simulation;
    plan.tenants()
        .forEach(tenant ->
            tenants.put(
                tenant.id(), new SimulatedTenant(this, new TenantId(tenant.id()), simulation)));
  }

  /** Its name, and its site's. */
  public String name() {
    return plan.name();
  }

  /** One of its tenants. */
  public SimulatedTenant tenant(String id) {
    var tenant = tenants.get(id);
    if (tenant == null) {
      throw new IllegalArgumentException(
          "host '%s' has no tenant '%s'; it has %s".formatted(name(), id, tenants.keySet()));
    }
    return tenant;
  }

  /** Whether its process runs and serves. */
  public boolean isUp() {
    return running != null;
  }

  /** Starts its process, unless it runs. It serves some steps later. */
  public void start() {
    if (life == null) {
      starts++;
      var begun = simulation.schedule().begin(name());
      life = begun;
      var chance = simulation.chance().fork(name() + " " + starts);
      var world =
          new SimulatedWorld(simulation.schedule(), begun, chance, simulation.network().of(begun));
      var own =
          new Connections(
              begun,
              simulation.laboratory().sessions(),
              simulation.faults(),
              simulation.trace(),
              world,
              url -> !url.contains("_control"),
              () -> crash(begun));
      connections = own;
      var _ = simulation.running().begin(begun, "start", () -> serve(begun, world, own));
    }
  }

  private boolean serve(Life begun, SimulatedWorld world, Connections own) {
    try {
      var host =
          new RunningHost(
              site(),
              simulation.laboratory().application(),
              simulation.laboratory().server(),
              own,
              world,
              beans,
              simulation.mails().from(name()),
              _ -> crash(begun));
      simulation.network().attach(begun, host.inbox());
      host.start();
      running = host;
      simulation.trace().add(Kind.STARTED, name(), "serves");
      return true;
    } catch (RuntimeException failed) {
      log.warn("host '{}' can't be started now", name(), failed);
      crash(begun);
      throw failed;
    }
  }

  /** Kills its process; it is started again by nobody but {@link #start}. */
  public void crash() {
    var current = life;
    if (current != null) {
      end(current);
    }
  }

  /** By a fault: somebody starts it again some time. */
  private void crash(Life dying) {
    if (dying == life) {
      end(dying);
      simulation.later(
          "start " + name(),
          simulation.faults().chanceOf(Fault.CRASH).nextLong(LONGEST_DOWN.toNanos()),
          this::start);
    }
  }

  private void end(Life dying) {
    simulation.trace().add(Kind.CRASHED, name(), "crashes");
    life = null;
    running = null;
    dying.end();
    var own = connections;
    connections = null;
    if (own != null) {
      own.end();
    }
  }

  /** Has its process stand still. */
  public void pause(Duration length) {
    if (life != null) {
      simulation.trace().add(Kind.FAULT, name(), "pauses for " + length);
      life.pause(length);
    }
  }

  /** Moves its wall clock, forward or back. */
  public void jumpClock(Duration length) {
    if (life != null) {
      simulation.trace().add(Kind.FAULT, name(), "its clock jumps by " + length);
      life.clock().jump(length);
    }
  }

  /** From now on its clocks run so many times as fast as time does. */
  public void driftClock(double times) {
    if (life != null) {
      life.clock().drift(times);
    }
  }

  <R extends @Nullable Object> Pending<R> begin(String name, Function<RunningHost, R> body) {
    var host = running;
    var current = life;
    if (host == null || current == null) {
      return new Pending<>(name(), CompletableFuture.failedFuture(new HostDied(name())));
    }
    var answer = simulation.running().<R>begin(current, name, () -> body.apply(host));
    return new Pending<>(name(), answer);
  }

  Connection database(TenantId tenant) {
    return simulation.ground().database("kontor_%s_%s".formatted(site().id(), tenant));
  }

  private Site site() {
    return simulation.ground().site(name());
  }
}

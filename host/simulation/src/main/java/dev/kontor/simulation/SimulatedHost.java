package dev.kontor.simulation;

import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.world.Scheduler;
import dev.kontor.simulation.database.Connections;
import dev.kontor.simulation.database.Server;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.host.Beans;
import dev.kontor.simulation.host.RunningHost;
import dev.kontor.simulation.host.Site;
import dev.kontor.simulation.point.Point;
import dev.kontor.simulation.schedule.HostDied;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.SimulatedWorld;
import dev.kontor.simulation.schedule.Trace.Kind;
import dev.kontor.tenant.TenantId;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
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
  private static final Duration LONGEST_HELD = Duration.ofDays(7);

  private static final String DATABASES_AND_ROLES =
      """
      SELECT datname::text AS name FROM pg_database WHERE datname = ?
      UNION ALL
      SELECT rolname::text FROM pg_roles WHERE rolname = ? OR starts_with(rolname, ?)
      ORDER BY name\
      """;

  private final HostPlan plan;
  private final Beans beans;
  private final Simulation simulation;
  private final Server server;
  private final Map<String, SimulatedTenant> tenants = new LinkedHashMap<>();
  private final Set<Pending<?>> unanswered = new LinkedHashSet<>();
  private @Nullable Life life;
  private @Nullable Connections connections;
  private @Nullable RunningHost running;
  private int starts;

  SimulatedHost(HostPlan plan, Beans beans, Simulation simulation) {
    this.plan = plan;
    this.beans = beans;
    this.simulation = simulation;
    server = new Server(simulation.schedule());
    plan.tenants()
        .forEach(tenant ->
            tenants.put(
                tenant.id(), new SimulatedTenant(this, new TenantId(tenant.id()), simulation)));
  }

  /** Its name, and its site's. */
  public String name() {
    return plan.name();
  }

  HostPlan plan() {
    return plan;
  }

  /** The same host in another run. */
  SimulatedHost again(Simulation other) {
    return new SimulatedHost(plan, beans, other);
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
              server,
              simulation.laboratory().sessions(),
              simulation.faults(),
              simulation.trace(),
              world,
              (point, tenant) -> reached(begun, world, point, tenant),
              () -> restart(begun));
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
              (point, tenant) -> reached(begun, world, point, tenant),
              _ -> restart(begun));
      simulation.network().attach(begun, host.inbox());
      host.start();
      running = host;
      simulation.trace().add(Kind.STARTED, name(), "serves");
      return true;
    } catch (RuntimeException failed) {
      log.warn("host '{}' can't be started now", name(), failed);
      restart(begun);
      throw failed;
    }
  }

  /** Ends its process in an orderly way: its tenants sleep, and what runs has finished. */
  public void stop() {
    var current = life;
    if (current != null) {
      var stopped =
          begin(
              "stop",
              host -> {
                host.stop();
                return true;
              });
      var _ = simulation.answer(stopped);
      end(current);
    }
  }

  /** Kills its process; it is started again by nobody but {@link #start}. */
  public void crash() {
    var current = life;
    if (current != null) {
      end(current);
    }
  }

  /** Kills its process, which somebody starts again within some seconds. */
  public void restart() {
    var current = life;
    if (current != null) {
      restart(current);
    }
  }

  private void restart(Life dying) {
    if (dying == life) {
      end(dying);
      simulation.later(
          "start " + name(),
          simulation.faults().chanceOf(Fault.CRASH).nextLong(LONGEST_DOWN.toNanos()),
          this::start);
    }
  }

  /** What came there goes on when no barrier holds it up, and its host lives. */
  private void reached(Life current, Scheduler waits, Point point, String tenant) {
    current.requireRunning();
    simulation.barriers().reached(this, point, tenant, over -> await(waits, over));
    current.requireRunning();
  }

  private static void await(Scheduler waits, CompletableFuture<?> over) {
    try {
      var _ = waits.await(over, LONGEST_HELD);
    } catch (TimeoutException late) {
      throw new AssertionError(
          "what a barrier holds was not released within " + LONGEST_HELD, late);
    }
  }

  private void end(Life dying) {
    simulation.trace().add(Kind.CRASHED, name(), "is down");
    life = null;
    running = null;
    dying.end();
    // What hasn't begun never will, and nobody else would say so.
    List.copyOf(unanswered).forEach(Pending::hostDied);
    var own = connections;
    connections = null;
    if (own != null) {
      own.end();
    }
  }

  /**
   * Has it take in a new tenant, which is one of its {@linkplain #tenant tenants} from now on; over
   * when all is done. A host that is killed meanwhile goes on with it when it is started again.
   */
  public Pending<@Nullable Void> onboard(String id, String... modules) {
    return onboardAs(id, "", modules);
  }

  /** The same, with more in the tenant's configuration, as YAML. */
  public Pending<@Nullable Void> onboardAs(String id, String more, String... modules) {
    var tenant = new TenantId(id);
    var plan = new TenantPlan(id, List.of(modules), more);
    tenants.putIfAbsent(id, new SimulatedTenant(this, tenant, simulation));
    return begin(
        "onboard " + id,
        host -> {
          var source = new ConfigurationSource(id, plan.configuration());
          var _ = host.administration().apply(host.reader().read(tenant, null, source));
          return null;
        });
  }

  /** Has it take a tenant from its users; its data is kept until it is purged. */
  public Pending<@Nullable Void> offboard(String id) {
    return begin(
        "offboard " + id,
        host -> {
          var _ = host.administration().offboard(new TenantId(id));
          return null;
        });
  }

  /** Has it drop all that an offboarded tenant has; goes on as {@link #onboard} does. */
  public Pending<@Nullable Void> purge(String id) {
    return begin(
        "purge " + id,
        host -> {
          host.administration().purge(new TenantId(id));
          return null;
        });
  }

  /** Has a tenant's context close; the next one who asks for the tenant wakes it. */
  public Pending<@Nullable Void> sleep(String id) {
    return begin(
        "sleep " + id,
        host -> {
          var _ = host.administration().sleep(new TenantId(id));
          return null;
        });
  }

  /**
   * What its control database holds now, whether it runs or not, without a step: for checks. Only
   * what was committed is seen.
   */
  public <T> List<T> rows(String query, Sql.Row<T> row, @Nullable Object... parameters) {
    try {
      return Sql.query(control(), query, row, parameters);
    } catch (SQLException failed) {
      throw new IllegalArgumentException(
          "host '%s': '%s' fails: %s".formatted(name(), query, failed.getMessage()), failed);
    }
  }

  /** The state that its control database has of a tenant; empty: it knows none of this id. */
  public String stateOf(String id) {
    return rows("SELECT state FROM control.tenant WHERE id = ?", row -> row.getString(1), id)
        .stream()
        .findFirst()
        .orElse("");
  }

  /** The databases and roles that the server has for a tenant, by name. */
  public List<String> databasesAndRolesOf(String id) {
    var name = "kontor_%s_%s".formatted(site().id(), id);
    return rows(DATABASES_AND_ROLES, row -> row.getString(1), name, name, name + "_");
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

  /**
   * Restarts its database server: all its connections are lost, and none is made for so long. What
   * was not committed is rolled back.
   */
  public void restartDatabase(Duration down) {
    simulation.trace().add(Kind.FAULT, name(), "its database restarts, down for " + down);
    server.restart(down);
  }

  /** Has nothing of it go wrong any more, and starts it if it doesn't run. */
  void heal() {
    server.heal();
    start();
    if (life != null) {
      life.clock().setRight();
    }
  }

  /** From now on its clocks run so many times as fast as time does. */
  public void driftClock(double times) {
    if (life != null) {
      simulation
          .trace()
          .add(Kind.FAULT, name(), "its clocks run %.4f times as fast".formatted(times));
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
    var pending = new Pending<>(name(), answer);
    unanswered.add(pending);
    var _ = answer.whenComplete((_, _) -> unanswered.remove(pending));
    return pending;
  }

  private Connection control() {
    return simulation.ground().database("kontor_%s_control".formatted(site().id()));
  }

  Connection database(TenantId tenant) {
    return simulation.ground().database(databaseName(tenant));
  }

  /** Grows whenever a tenant's database may hold something else than before. */
  long changesOf(TenantId tenant) {
    return simulation.trace().changesOf(databaseName(tenant));
  }

  private String databaseName(TenantId tenant) {
    return "kontor_%s_%s".formatted(site().id(), tenant);
  }

  private Site site() {
    return simulation.ground().site(name());
  }
}

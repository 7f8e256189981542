package dev.kontor.simulation;

import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.simulation.database.Server;
import dev.kontor.simulation.fault.Fault;
import dev.kontor.simulation.host.Beans;
import dev.kontor.simulation.host.RunningHost;
import dev.kontor.simulation.host.Site;
import dev.kontor.simulation.schedule.HostDied;
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
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A host with its tenants: started, crashed, started again, stopped for a while, its clocks moved.
 * What it has in its databases survives; nothing else does.
 */
public final class SimulatedHost {

  private static final Duration LONGEST_DOWN = Duration.ofSeconds(3);

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

  /** Those that were overtaken and live on, the oldest first. */
  private final Set<HostProcess> former = new LinkedHashSet<>();

  private @Nullable HostProcess process;
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
    var current = process;
    return current != null && current.isServing();
  }

  /** Starts its process, unless it runs. It serves some steps later. */
  public void start() {
    if (process == null) {
      starts++;
      var begun = new HostProcess(this, site(), server, beans, starts, simulation);
      process = begun;
      begun.begin();
    }
  }

  /** Its process is there for others. */
  void serves() {
    simulation.trace().add(Kind.STARTED, name(), "serves");
  }

  /**
   * Has its process stand still for so long, and lose its control database meanwhile; another one
   * is started, which takes its tenants over. When the former one goes on it knows of nothing, and
   * does what it was about to do, until it finds out. So fare a host whose machine was suspended,
   * and one that its network has cut off. One that doesn't serve is left as it is.
   */
  public void overtake(Duration length) {
    var current = process;
    if (current != null && current.isServing()) {
      simulation
          .trace()
          .add(Kind.FAULT, name(), "stands still for %s, and is overtaken".formatted(length));
      current.life().pause(length);
      current.loseControl();
      former.add(current);
      process = null;
      start();
    }
  }

  /** Ends its process in an orderly way: its tenants sleep, and what runs has finished. */
  public void stop() {
    var current = process;
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
    var current = process;
    if (current != null) {
      end(current);
    }
  }

  /** Kills its process, which somebody starts again within some seconds. */
  public void restart() {
    var current = process;
    if (current != null) {
      restart(current);
    }
  }

  /** The same, of a process that may be a former one, which nobody needs any more. */
  void restart(HostProcess dying) {
    if (dying.equals(process)) {
      end(dying);
      simulation.later(
          "start " + name(),
          simulation.faults().chanceOf(Fault.CRASH).nextLong(LONGEST_DOWN.toNanos()),
          this::start);
    } else if (former.remove(dying)) {
      simulation.trace().add(Kind.FAULT, name(), "its former process ends");
      dying.end();
    }
  }

  private void end(HostProcess dying) {
    simulation.trace().add(Kind.CRASHED, name(), "is down");
    process = null;
    dying.end();
  }

  /** Kills all that is left of it. */
  void endAll() {
    List.copyOf(former).forEach(this::restart);
    crash();
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
    var current = process;
    if (current != null) {
      simulation.trace().add(Kind.FAULT, name(), "pauses for " + length);
      current.life().pause(length);
    }
  }

  /** Moves its wall clock, forward or back. */
  public void jumpClock(Duration length) {
    var current = process;
    if (current != null) {
      simulation.trace().add(Kind.FAULT, name(), "its clock jumps by " + length);
      current.life().clock().jump(length);
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
    var current = process;
    if (current != null) {
      current.life().clock().setRight();
    }
  }

  /** From now on its clocks run so many times as fast as time does. */
  public void driftClock(double times) {
    var current = process;
    if (current != null) {
      simulation
          .trace()
          .add(Kind.FAULT, name(), "its clocks run %.4f times as fast".formatted(times));
      current.life().clock().drift(times);
    }
  }

  <R extends @Nullable Object> Pending<R> begin(String name, Function<RunningHost, R> body) {
    var current = process;
    return current == null
        ? new Pending<>(name(), CompletableFuture.failedFuture(new HostDied(name())))
        : current.ask(name, body);
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

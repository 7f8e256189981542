package dev.kontor.simulation;

import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.simulation.database.Baseline;
import dev.kontor.simulation.database.Connections;
import dev.kontor.simulation.database.Server;
import dev.kontor.simulation.fault.Faults;
import dev.kontor.simulation.host.Beans;
import dev.kontor.simulation.host.RunningHost;
import dev.kontor.simulation.host.Site;
import dev.kontor.simulation.mail.MailServer;
import dev.kontor.simulation.network.SimulatedNetwork;
import dev.kontor.simulation.point.Points;
import dev.kontor.simulation.schedule.Chance;
import dev.kontor.simulation.schedule.Life;
import dev.kontor.simulation.schedule.Schedule;
import dev.kontor.simulation.schedule.SimulatedWorld;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * The databases of some hosts with their tenants, onboarded by the hosts themselves, who know one
 * another as peers. Made once; each run finds them as they were then.
 */
final class Ground implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(10);

  /** Of all hosts, whose ids begin alike. */
  private static final String THERE =
      """
      SELECT datname::text AS name,
        CASE WHEN datallowconn AND NOT datistemplate THEN 'OPEN' ELSE 'CLOSED' END AS kind
      FROM pg_database WHERE starts_with(datname, ?)
      UNION ALL SELECT rolname::text, 'ROLE' FROM pg_roles WHERE starts_with(rolname, ?)
      ORDER BY name\
      """;

  private final Map<String, Site> sites = new LinkedHashMap<>();
  private final Map<String, Connection> databases = new LinkedHashMap<>();

  private final Map<String, Baseline> beginnings = new HashMap<>();

  /** Those that were made in a run. */
  private final Map<String, Connection> others = new LinkedHashMap<>();

  /** What runs begin with, templates and such included. */
  private final Set<There> all = new HashSet<>();

  private final Laboratory laboratory;
  private final String prefix;

  private Ground(Laboratory laboratory, String id) {
    this.laboratory = laboratory;
    prefix = "kontor_" + id;
  }

  static Ground prepare(Laboratory laboratory, List<HostPlan> plan, Path folder, String id) {
    var ground = new Ground(laboratory, id);
    try {
      for (var host : plan) {
        var own = Files.createDirectories(folder.resolve(id + "-" + host.name()));
        ground.sites.put(
            host.name(), new Site(host.name(), "%s%d".formatted(id, ground.sites.size()), own));
      }
      new Preparation(laboratory, ground.sites.values()).onboard(plan);
      ground.remember();
      return ground;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException("the run's databases can't be prepared", failed);
    }
  }

  private void remember() throws SQLException {
    all.addAll(there());
    for (var each : there()) {
      if (each.kind == Kind.OPEN) {
        databases.put(each.name, laboratory.admin(each.name));
      }
    }
    rememberAs("");
  }

  /** From now on runs can begin with what the databases hold now. */
  void rememberAs(String beginning) throws SQLException {
    var baseline = new Baseline(beginnings.size());
    for (var database : databases.values()) {
      baseline.remember(database);
    }
    beginnings.put(beginning, baseline);
  }

  /** Whether runs can begin so. */
  boolean knows(String beginning) {
    return beginnings.containsKey(beginning);
  }

  private List<There> there() throws SQLException {
    return Sql.query(
        laboratory.observer(),
        THERE,
        row -> new There(row.getString("name"), Kind.valueOf(row.getString("kind"))),
        prefix,
        prefix);
  }

  /** Whether all is there that runs begin with; a run may have purged a tenant, or begun to. */
  boolean isWhole() {
    try {
      return Set.copyOf(there()).containsAll(all);
    } catch (SQLException failed) {
      throw cantBePutBack(failed);
    }
  }

  /** Has every database be as it was then; empty: as the hosts have onboarded their tenants. */
  void putBack(String beginning) {
    var baseline = Objects.requireNonNull(beginnings.get(beginning));
    try {
      dropOthers();
      for (var database : databases.values()) {
        baseline.putBack(database);
      }
    } catch (SQLException failed) {
      throw cantBePutBack(failed);
    }
  }

  /** Runs may have onboarded tenants. */
  private void dropOthers() throws SQLException {
    for (var connection : others.values()) {
      connection.close();
    }
    others.clear();
    var surplus = there().stream().filter(each -> !all.contains(each)).toList();
    for (var each : surplus) {
      if (each.kind != Kind.ROLE) {
        laboratory.sessions().endIdle(each.name);
        Sql.update(laboratory.observer(), "DROP DATABASE \"%s\" WITH (FORCE)".formatted(each.name));
      }
    }
    for (var each : surplus) {
      if (each.kind == Kind.ROLE) {
        Sql.update(laboratory.observer(), "DROP ROLE \"%s\"".formatted(each.name));
      }
    }
  }

  private static IllegalStateException cantBePutBack(SQLException failed) {
    return new IllegalStateException("the run's databases can't be put back", failed);
  }

  Site site(String host) {
    return Objects.requireNonNull(sites.get(host));
  }

  /** An administrator's connection to a database of these hosts, also to one made in a run. */
  Connection database(String name) {
    var connection = databases.get(name);
    return connection == null ? others.computeIfAbsent(name, this::connection) : connection;
  }

  private Connection connection(String name) {
    try {
      return laboratory.admin(name);
    } catch (SQLException absent) {
      throw new IllegalStateException(
          "there is no database '%s', only %s".formatted(name, databases.keySet()), absent);
    }
  }

  @Override
  public void close() {
    var open = new ArrayList<>(databases.values());
    open.addAll(others.values());
    for (var database : open) {
      try {
        database.close();
      } catch (SQLException gone) {
        // With its server, at the latest.
      }
    }
  }

  private record There(String name, Kind kind) {}

  private enum Kind {
    /** A database that takes connections. */
    OPEN,
    /** A template, or a database that is being made or dropped. */
    CLOSED,
    ROLE
  }

  /** Hosts that run once, with nothing going wrong, to make what runs begin with. */
  private static final class Preparation {

    private final Laboratory laboratory;
    private final Chance chance = new Chance(0);
    private final Faults faults = new Faults(chance, null);
    private final Schedule schedule;
    private final SimulatedNetwork network;
    private final Steps steps;
    private final Collection<Site> sites;
    private final List<Connections> connections = new ArrayList<>();

    Preparation(Laboratory laboratory, Collection<Site> sites) {
      this.laboratory = laboratory;
      schedule = new Schedule(laboratory.threads(), chance);
      network = new SimulatedNetwork(schedule, chance, faults);
      steps = new Steps(schedule, () -> {});
      this.sites = sites;
    }

    void onboard(List<HostPlan> plan) {
      var hosts = sites.stream().map(this::up).toList();
      for (var planned : plan) {
        for (var host : hosts) {
          if (host.site.name().equals(planned.name())) {
            planned.tenants().forEach(tenant -> onboard(host, tenant));
          }
        }
      }
      hosts.forEach(host -> introduce(host, hosts));
      hosts.forEach(host -> run(host.life, "stop", () -> stopped(host.process)));
      hosts.forEach(host -> host.life.end());
      connections.forEach(Connections::end);
    }

    private Up up(Site site) {
      var life = schedule.begin(site.name());
      var process = run(life, "start", () -> start(site, life));
      network.attach(life, process.inbox());
      return new Up(site, life, process);
    }

    private RunningHost start(Site site, Life life) {
      var world = new SimulatedWorld(schedule, life, chance.fork(site.name()), network.of(life));
      var own =
          new Connections(
              life,
              new Server(schedule),
              laboratory.sessions(),
              faults,
              schedule.trace(),
              world,
              Points.NOBODYS,
              () -> {});
      connections.add(own);
      var host =
          new RunningHost(
              site,
              laboratory.application(),
              laboratory.server(),
              own,
              world,
              new Beans(Map.of()),
              new MailServer(faults, schedule.trace()).from(site.name()),
              Points.NOBODYS,
              taken -> {
                throw taken;
              });
      host.start();
      return host;
    }

    private static boolean stopped(RunningHost host) {
      host.stop();
      return true;
    }

    private void onboard(Up host, TenantPlan tenant) {
      var source = new ConfigurationSource(tenant.id(), tenant.configuration());
      run(
          host.life,
          "onboard " + tenant.id(),
          () ->
              host.process
                  .administration()
                  .apply(host.process.reader().read(new TenantId(tenant.id()), null, source)));
    }

    private void introduce(Up host, List<Up> all) {
      for (var other : all) {
        if (!other.equals(host)) {
          run(
              host.life,
              "know " + other.site.name(),
              () ->
                  host.process
                      .peers()
                      .add(
                          other.site.name(),
                          other.site.url(),
                          other.process.keys().siteKey().fingerprint()));
        }
      }
    }

    private <T> T run(Life life, String name, Supplier<T> body) {
      CompletableFuture<T> result = steps.begin(life, name, body);
      if (!steps.until(result::isDone, PATIENCE)) {
        throw new IllegalStateException(
            "'%s' of host '%s' is not done after %s".formatted(name, life.host(), PATIENCE));
      }
      return result.join();
    }

    private record Up(Site site, Life life, RunningHost process) {}
  }
}

package dev.kontor.host.postgres.unit;

import dev.kontor.host.database.Placement;
import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.pool.Bounds;
import dev.kontor.host.postgres.pool.Door;
import dev.kontor.host.postgres.pool.PooledTenantDatabase;
import dev.kontor.host.postgres.pool.ServerConnections;
import dev.kontor.host.postgres.provisioning.Administrators;
import dev.kontor.host.postgres.provisioning.PostgresTenantDatabases;
import dev.kontor.host.unit.KeptAnswer;
import dev.kontor.host.unit.RequestKey;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredFollowUp;
import dev.kontor.host.unit.UnitStore;
import dev.kontor.host.unit.UnitStore.Ownership;
import dev.kontor.host.unit.Writes;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import io.micronaut.context.ApplicationContext;
import io.micronaut.transaction.TransactionOperations;
import java.io.IOException;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A tenant's database as provisioning makes it, and hosts that each believe they own it. */
final class TenantUnderTest implements AutoCloseable {

  static final TenantId ACME = new TenantId("acme");

  private static final String PASSWORD = "secret";
  private static final Duration BOUND = Duration.ofSeconds(20);

  final RealWorld world = new RealWorld();
  private final Placement placement;
  private final PostgresTenantDatabases databases;
  private final List<HostUnderTest> hosts = new ArrayList<>();
  private final List<CuttingProxy> proxies = new ArrayList<>();

  TenantUnderTest() {
    var random = new byte[3];
    world.secrets().nextBytes(random);
    var site = "u" + HexFormat.of().formatHex(random);
    placement = Placement.of(site, ACME, "main");
    databases =
        new PostgresTenantDatabases(
            site,
            new Administrators() {
              @Override
              public Connection connect(String server) throws SQLException {
                return TestServer.admin();
              }

              @Override
              public Connection connect(String server, String database) throws SQLException {
                return TestServer.connect(database);
              }
            },
            (_, _, _) -> {
              throw new UnsupportedOperationException("hosts open pools of their own here");
            },
            world.secrets());
    databases.ensureRoles(placement, PASSWORD);
    databases.ensureDatabase(placement, List.of());
    databases.ensureGrants(placement);
    databases.migrate(placement, List.of());
    asAdministrator(
        "CREATE TABLE public.note (id int PRIMARY KEY, text text);"
            + " GRANT USAGE ON SCHEMA public TO \"%1$s\"; GRANT ALL ON public.note TO \"%1$s\""
                .formatted(placement.login()));
  }

  /** A host process with a pool, a context and an epoch of its own. */
  HostUnderTest host() {
    return host(url(), 8, Bounds.USUAL);
  }

  HostUnderTest host(int connections) {
    return host(url(), connections, Bounds.USUAL);
  }

  HostUnderTest host(CuttingProxy proxy, int connections) {
    return host(proxy, connections, Bounds.USUAL);
  }

  HostUnderTest host(CuttingProxy proxy, int connections, Bounds bounds) {
    var direct = ":" + port() + "/";
    return host(url().replace(direct, ":" + proxy.port() + "/"), connections, bounds);
  }

  CuttingProxy proxy() {
    var proxy = new CuttingProxy(port());
    proxies.add(proxy);
    return proxy;
  }

  private HostUnderTest host(String url, int connections, Bounds bounds) {
    var pool = new ServerConnections(world, connections, bounds);
    var door = pool.open(url, placement.login(), PASSWORD, connections);
    var host = new HostUnderTest(door, world);
    hosts.add(host);
    return host;
  }

  private String url() {
    return TestServer.address().withDatabase(placement.database());
  }

  private static int port() {
    return URI.create(TestServer.address().url().substring("jdbc:".length())).getPort();
  }

  /** A session of the tenant's login role beside any pool; the caller closes it. */
  Connection session() throws SQLException {
    return DriverManager.getConnection(url(), placement.login(), PASSWORD);
  }

  void asAdministrator(String sql) {
    try (var connection = TestServer.connect(placement.database());
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  /** A module's schema with these tables, made anew as its migration makes them. */
  void module(String name, String tables) {
    asAdministrator(
        """
        DROP SCHEMA IF EXISTS %1$s CASCADE; CREATE SCHEMA %1$s AUTHORIZATION "%2$s"; SET ROLE "%2$s";
        SET search_path TO %1$s; %3$s\
        """
            .formatted(name, placement.owner(), tables));
    databases.ensureGrants(placement);
  }

  String value(String query) {
    try (var connection = TestServer.connect(placement.database())) {
      return value(connection, query);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  static String value(Connection connection, String query) throws SQLException {
    try (var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return String.valueOf(result.getString(1));
    }
  }

  int events() {
    return Integer.parseInt(value("SELECT count(*) FROM kontor.event"));
  }

  /** Waits until a session of this database waits for a lock of this kind. */
  void eventuallyWaitsFor(String lock) {
    eventually(
        "a session waits for a lock: " + lock,
        () ->
            !value(
                    "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                        + " AND wait_event_type = 'Lock' AND wait_event = '%s'".formatted(lock))
                .equals("0"));
  }

  static void eventually(String what, Callable<Boolean> condition) {
    long end = System.nanoTime() + BOUND.toNanos();
    try {
      while (!condition.call()) {
        if (System.nanoTime() - end > 0) {
          throw new AssertionError("not within %s: %s".formatted(BOUND, what));
        }
        LockSupport.parkNanos(1_000_000);
      }
    } catch (Exception failed) {
      throw new IllegalStateException(what, failed);
    }
  }

  /** Runs beside the test. */
  <T> CompletableFuture<T> beside(Callable<T> body) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return body.call();
          } catch (Exception failed) {
            throw new CompletionException(failed);
          }
        },
        task -> world.scheduler().run("beside the test", task));
  }

  StoredEvent event(long position, String stream, long version) {
    return event(position, stream, version, "{\"n\": 1}");
  }

  StoredEvent event(long position, String stream, long version, String data) {
    var id = world.newId();
    var metadata = new Metadata(id, ACME, "a \"quoted\"\n\\prïncipal", UUID.randomUUID(), id, AT);
    return new StoredEvent(position, stream, version, "batch-allocated", 1, data, metadata);
  }

  static final Instant AT = Instant.parse("2026-01-02T03:04:05.678901Z");

  static StoredFollowUp followUp(long number, String handler, @Nullable String queue, long event) {
    return new StoredFollowUp(number, handler, queue, event, null, 0);
  }

  /** Kept for a day from this time on. */
  static KeptAnswer answer(String key, String content, Instant at) {
    return new KeptAnswer(
        new RequestKey("anonymous", "POST /\"things\"", key, "fingerprint of " + content),
        content,
        at.plus(Duration.ofDays(1)));
  }

  static Writes writes(KeptAnswer answer) {
    return new Writes(List.of(), List.of(), null, answer, List.of());
  }

  static Writes writes(StoredEvent... events) {
    return new Writes(List.of(events), List.of(), null);
  }

  @Override
  public void close() throws IOException {
    hosts.forEach(HostUnderTest::close);
    for (var proxy : proxies) {
      proxy.close();
    }
    databases.drop(placement);
    databases.dropUnusedTemplates("main", List.of());
    databases.close();
    world.close();
  }

  /** A host's parts for the tenant. */
  static final class HostUnderTest implements AutoCloseable {

    final Door door;
    final DataSource connections;
    final PooledTenantDatabase database;
    final ApplicationContext context = ApplicationContext.builder().build();
    final UnitStore units;
    final JdbcFollowUpStore followUps;
    private volatile long epoch;

    HostUnderTest(Door door, RealWorld world) {
      this.door = door;
      connections = door.dataSource();
      database = new PooledTenantDatabase(door, world, BOUND);
      database.beans().forEach(context::registerBeanDefinition);
      context.start();
      units = database.units(ACME);
      followUps = new JdbcFollowUpStore(ACME, connections, this::epoch);
    }

    @SuppressWarnings("unchecked")
    TransactionOperations<Connection> transactions() {
      return context.getBean(TransactionOperations.class);
    }

    long epoch() {
      return epoch;
    }

    Ownership takeOver() {
      var ownership = units.takeOver();
      epoch = ownership.epoch();
      return ownership;
    }

    GroupCommit commits() {
      return ((JdbcUnitStore) units).commits();
    }

    /** A unit that only writes. */
    void write(Writes writes) {
      units.write(unit -> {
        unit.write(epoch, writes);
        return true;
      });
    }

    List<StoredEvent> events(String stream, long afterVersion) {
      return units.read(unit -> unit.events(stream, afterVersion));
    }

    /** In the context's transaction, as a repository of the tenant would. */
    void execute(String sql) {
      try (var statement = transactions().getConnection().createStatement()) {
        statement.execute(sql);
      } catch (SQLException failed) {
        throw new IllegalStateException(failed);
      }
    }

    @Override
    public void close() {
      context.close();
      database.close();
    }
  }
}

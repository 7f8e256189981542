package dev.kontor.bench;

import dev.kontor.bench.desk.Copies;
import dev.kontor.bench.desk.Doze;
import dev.kontor.bench.desk.Enter;
import dev.kontor.bench.desk.Keep;
import dev.kontor.bench.load.ClosedLoop;
import dev.kontor.bench.load.Countdown;
import dev.kontor.bench.load.OpenLoop;
import dev.kontor.bench.load.Percentiles;
import dev.kontor.bench.load.Shares;
import dev.kontor.bench.load.Stamps;
import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.embedded.EmbeddedPostgres;
import dev.kontor.host.postgres.embedded.Tuning;
import dev.kontor.host.tenancy.Lease;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.TenantId;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/**
 * A host whose tenants run the module {@code desk}, on a server that its peers use too.
 *
 * <p>The first tenant may hold as many connections as there are clients, since a client of the raw
 * peer has one to itself; the others as many as a tenant has by default. Clients are virtual
 * threads, as callers of tenants are; those of the peers are threads of the platform, which suits
 * them better.
 */
final class DeskHost implements AutoCloseable {

  static final int TENANTS = 20;
  private static final int MOST_CLIENTS = 32;
  private static final int CONNECTIONS = 500;

  private final Path data;
  private final RealWorld world;
  private final EmbeddedPostgres postgres;
  private final BenchHost host;
  private final List<TenantId> raw = new ArrayList<>();
  private final List<Lease> tenants = new ArrayList<>();
  private final Set<String> held = new HashSet<>();
  private final Countdown followUps = new Countdown();

  private DeskHost(Path data, RealWorld world, EmbeddedPostgres postgres, BenchHost host) {
    this.data = data;
    this.world = world;
    this.postgres = postgres;
    this.host = host;
  }

  /** With its tenants awake, and as many that sleep, whose databases are the raw peer's. */
  static DeskHost start() throws IOException {
    var standard = Tuning.STANDARD;
    var data = BenchHost.temporaryFolder();
    var world = new RealWorld();
    var postgres =
        EmbeddedPostgres.start(
            data,
            world,
            new Tuning(
                CONNECTIONS,
                standard.fsync(),
                standard.sharedBuffersMegabytes(),
                standard.binaries()));
    var address = postgres.address();
    var started =
        new DeskHost(
            data,
            world,
            postgres,
            BenchHost.start(
                Map.of(
                    "kontor.database.url", address.url(),
                    "kontor.database.user", address.user(),
                    "kontor.database.password", address.password())));
    for (int i = 0; i < TENANTS; i++) {
      int connections = i == 0 ? MOST_CLIENTS : BenchHost.POOL;
      started.tenants.add(
          started.host.enter(started.host.onboard("desk" + i, "desk", connections)));
      started.raw.add(started.host.onboard("raw" + i, "desk"));
    }
    started.tell(_ -> started.followUps.come());
    return started;
  }

  /** Databases with Kontor's tables that no context writes to. */
  List<ServerAddress> rawDatabases() {
    return raw.stream().map(id -> host.login(id, postgres.address())).toList();
  }

  /** An empty database of its own for a peer. */
  ServerAddress emptyDatabase(String name) throws SQLException {
    var server = postgres.address();
    try (var connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        var statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    }
    return new ServerAddress(server.withDatabase(name), server.user(), server.password());
  }

  /** Units a second, until the last one's follow-up has begun. */
  double followed(int clients, int millis, int over) throws Exception {
    return rate(
        clients,
        millis,
        over,
        (client, turn) -> {
          followUps.expect();
          return new Enter("desk-" + client, turn);
        });
  }

  /** Units a second whose follow-ups are stored and not run, since a dead letter is before them. */
  double held(int clients, int millis, int over) throws Exception {
    for (int client = 0; client < clients; client++) {
      for (int turn = 0; turn < over; turn++) {
        hold("kept-" + client, Shares.tenant(client, turn, clients, over));
      }
    }
    return rate(clients, millis, over, (client, turn) -> new Keep("kept-" + client, turn));
  }

  private void hold(String desk, int tenant) throws InterruptedException {
    if (held.add(desk + "@" + tenant)) {
      send(tenant, new Keep(desk, 0));
      while (tenants.get(tenant).context().deadLetters(0, 1000).stream()
          .noneMatch(letter -> desk.equals(letter.queue()))) {
        Thread.sleep(5);
      }
    }
  }

  private double rate(int clients, int millis, int over, Commands commands) throws Exception {
    return ClosedLoop.rate(
        Thread.ofVirtual().factory(),
        clients,
        millis,
        (client, turn) ->
            send(Shares.tenant(client, turn, clients, over), commands.of(client, turn)),
        followUps::awaitAll);
  }

  /** How long follow-ups wait after their unit's end, when so many units a second arrive. */
  Percentiles waits(double perSecond, int count) throws Exception {
    var stamps = new Stamps(count);
    tell(number -> stamps.followed((int) number));
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      var _ =
          OpenLoop.run(
              clients,
              perSecond,
              count,
              number -> {
                send(0, new Enter("desk-" + number % MOST_CLIENTS, number));
                stamps.ended(number);
              });
      stamps.awaitAll();
    } finally {
      tell(_ -> followUps.come());
    }
    return stamps.waits();
  }

  /** How long units of all tenants but the last take, when so many a second arrive. */
  Percentiles responses(double perSecond, int count) throws Exception {
    try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
      return OpenLoop.run(
          clients,
          perSecond,
          count,
          number -> {
            followUps.expect();
            send(number % (TENANTS - 1), new Enter("desk-" + number % MOST_CLIENTS, number));
          });
    }
  }

  /** Has the last tenant sleep in its database once, and its follow-up after that. */
  void doze(int client, int millis) {
    send(TENANTS - 1, new Doze("desk-" + client, millis));
  }

  /** Waits until the last tenant has nothing to do. */
  void awaitTheDozing() throws InterruptedException {
    while (!tenants.getLast().context().isQuiet()) {
      Thread.sleep(5);
    }
  }

  private void send(int tenant, Command<@Nullable Void> command) {
    var lease = tenants.get(tenant);
    var _ = lease.inside(_ -> lease.context().send(command));
  }

  private void tell(LongConsumer listener) {
    tenants.forEach(lease -> lease.context().beans().getBean(Copies.class).tell(listener));
  }

  @Override
  public void close() throws IOException {
    tenants.forEach(Lease::close);
    try (world;
        postgres;
        host) {
      tenants.clear();
    }
    BenchHost.delete(data);
  }

  /** What a client sends next. */
  private interface Commands {
    Command<@Nullable Void> of(int client, int turn);
  }
}

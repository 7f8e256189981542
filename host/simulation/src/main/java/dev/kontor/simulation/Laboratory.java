package dev.kontor.simulation;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.embedded.EmbeddedPostgres;
import dev.kontor.host.postgres.embedded.Tuning;
import dev.kontor.host.postgres.sql.Connector;
import dev.kontor.host.postgres.sql.Sql;
import dev.kontor.host.world.RealWorld;
import dev.kontor.simulation.database.Sessions;
import dev.kontor.simulation.host.Application;
import dev.kontor.simulation.schedule.Threads;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What all runs of a test process share: one PostgreSQL server, its sessions, the threads, and the
 * databases of the hosts that runs begin with, made once for each set of them. Used by one thread.
 */
public final class Laboratory implements AutoCloseable {

  private final Path folder;
  private final RealWorld world = new RealWorld();
  private final EmbeddedPostgres server;
  private final Connection observer;
  private final Sessions sessions;
  private final Threads threads = new Threads();
  private final Application application = Application.onClassPath();
  private final Map<List<HostPlan>, Ground> grounds = new HashMap<>();
  private int prepared;

  /** With a server of its own, which is gone with it. */
  public Laboratory() {
    try {
      folder = Files.createTempDirectory("kontor-simulation-");
      // The server runs as another user where this one is root.
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
      server = EmbeddedPostgres.start(folder, world, Tuning.TESTS.withBinaries(binaries()));
      observer = admin("postgres");
      Sql.update(observer, "ALTER SYSTEM SET autovacuum = off");
      Sql.update(observer, "ALTER SYSTEM SET lock_timeout = '5s'");
      Sql.query(observer, "SELECT pg_reload_conf()", row -> row.getBoolean(1));
      sessions = new Sessions(Connector.DRIVER, observer);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (SQLException failed) {
      throw new IllegalStateException("the simulation's PostgreSQL can't be set up", failed);
    }
  }

  /**
   * Runs a scenario by one seed, outside of any test, and gives the run as it was.
   *
   * @throws AssertionError when something doesn't hold that was to
   */
  public Simulation run(long seed, Consumer<Simulation> scenario) {
    var run = new Simulation(this, seed, null);
    try {
      scenario.accept(run);
      return run;
    } finally {
      run.end();
    }
  }

  private static Path binaries() throws IOException {
    // Root's home is closed to the user as whom a server that root starts runs.
    var cache =
        System.getProperty("user.name").equals("root")
            ? Path.of("/var/cache/kontor")
            : Path.of(System.getProperty("user.home"), ".cache", "kontor");
    return Files.createDirectories(cache);
  }

  ServerAddress server() {
    return server.address();
  }

  Sessions sessions() {
    return sessions;
  }

  Threads threads() {
    return threads;
  }

  Application application() {
    return application;
  }

  /** A new connection as administrator, of which no run knows; the caller closes it. */
  Connection admin(String database) throws SQLException {
    var address = server.address();
    return Connector.DRIVER.connect(
        address.withDatabase(database), address.user(), address.password());
  }

  /** The administrator's own connection, beside all runs. */
  Connection observer() {
    return observer;
  }

  /** The databases of these hosts, as they are when a run begins. */
  Ground ground(List<HostPlan> hosts) {
    var known = grounds.get(hosts);
    if (known != null && known.isWhole()) {
      return known;
    }
    if (known != null) {
      known.close();
    }
    var made = Ground.prepare(this, hosts, folder, "k%05d".formatted(prepared++));
    grounds.put(hosts, made);
    return made;
  }

  @Override
  public void close() {
    grounds.values().forEach(Ground::close);
    sessions.close();
    threads.close();
    try {
      observer.close();
    } catch (SQLException gone) {
      // With its server, at the latest.
    }
    server.close();
    world.close();
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

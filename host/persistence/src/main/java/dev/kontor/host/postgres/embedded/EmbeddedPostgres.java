package dev.kontor.host.postgres.embedded;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.world.Scheduler;
import dev.kontor.host.world.World;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of the host's own: one process with its databases in the data folder,
 * listening on loopback only and for its password only.
 *
 * <p>It outlives a killed host; the next start on the same folder takes it over. Only one host may
 * use a folder at a time: see {@link dev.kontor.host.postgres.DataFolder}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedPostgres.class);
  private static final Duration BETWEEN_LOG_CHECKS = Duration.ofHours(1);

  private final KeptServer server;
  private final ServerAddress address;
  private final ServerLog serverLog;
  private final World world;
  private volatile Scheduler.Timer logCheck;

  private EmbeddedPostgres(
      KeptServer server, ServerAddress address, ServerLog serverLog, World world) {
    this.server = server;
    this.address = address;
    this.serverLog = serverLog;
    this.world = world;
    this.logCheck = checkLogLater();
  }

  /**
   * Makes a server on this folder answer: takes over the one that runs, else starts one, which the
   * first time makes its cluster, password and port.
   *
   * @param data a folder that this host holds
   * @param givenUp told when a server that is to be kept up ended by itself and can't be started
   *     again
   * @throws EmbeddedPostgresFailed when none can be run; says what to do
   */
  public static EmbeddedPostgres start(
      Path data, World world, Tuning tuning, Consumer<EmbeddedPostgresFailed> givenUp) {
    try {
      var layout = new Layout(data.toRealPath());
      var start = Start.on(layout, world, tuning);
      var started = start.run();
      log.info("PostgreSQL: {}", started.address());
      return new EmbeddedPostgres(
          new KeptServer(start, started, world, givenUp),
          started.address(),
          new ServerLog(layout.log()),
          world);
    } catch (IOException failed) {
      throw new EmbeddedPostgresFailed(
          "embedded PostgreSQL: cannot use the data folder '%s': %s; check its rights and free space"
              .formatted(data.toAbsolutePath(), failed),
          failed);
    }
  }

  /** The same, for a server that nobody needs to be told about. */
  public static EmbeddedPostgres start(Path data, World world, Tuning tuning) {
    return start(data, world, tuning, _ -> {});
  }

  /**
   * From now on starts the server again, at the same address, when it ends by itself: some times,
   * each after a longer pause. Called once.
   */
  public void keepUp() {
    server.keep();
  }

  /** Where the server is, with its administrator's credentials. */
  public ServerAddress address() {
    return address;
  }

  /** Stops the server, ending its connections; what is committed stays. Idempotent. */
  @Override
  public void close() {
    logCheck.cancel();
    server.stop();
  }

  private Scheduler.Timer checkLogLater() {
    return world
        .scheduler()
        .after(
            BETWEEN_LOG_CHECKS,
            "embedded-postgres-log",
            () -> {
              try {
                serverLog.keepSmall();
              } catch (IOException failed) {
                throw new UncheckedIOException(failed);
              } finally {
                logCheck = checkLogLater();
              }
            });
  }
}

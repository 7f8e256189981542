package dev.kontor.host.postgres.embedded;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Starts the server's process on a cluster. */
record Launcher(Cluster cluster, Patience patience, Tuning tuning) {

  /** A server that died may have much to replay. */
  private static final Duration RECOVERED = Duration.ofMinutes(10);

  /** How a start ended. */
  sealed interface Outcome {

    /** The server takes connections. */
    record Ready(ProcessHandle server) implements Outcome {}

    /** Something else listens on the port. */
    record PortTaken() implements Outcome {}

    /** Processes of a killed server still work on the cluster. */
    record StillInUse() implements Outcome {}

    /** It ended, and said why. */
    record Died(String reason) implements Outcome {}
  }

  /**
   * Starts the server and waits for how that ends.
   *
   * @param stranger the process that a killed server's file names although it is no server
   */
  Outcome start(int port, Optional<Long> stranger) throws IOException {
    var log = new ServerLog(layout().log());
    long mark = log.length();
    // PostgreSQL believes that a living process of its user, named by the file, is a server. This
    // variable of pg_ctl's tells it which one is not; all its other checks stay its own.
    var environment =
        stranger.map(pid -> Map.of("PG_GRANDPARENT_PID", Long.toString(pid))).orElseGet(Map::of);
    var process = command(port).start(layout().folder(), layout().log(), environment);
    patience.until(() -> !process.isAlive() || serverOf(process).isPresent(), RECOVERED);
    var server = serverOf(process);
    return server.isPresent() ? new Outcome.Ready(server.get()) : ended(process, log.since(mark));
  }

  private Outcome ended(Process process, String said) {
    if (process.isAlive()) {
      process.destroy();
      return new Outcome.Died("not ready after " + RECOVERED.toMinutes() + " minutes");
    }
    if (said.contains("Address already in use")) {
      return new Outcome.PortTaken();
    }
    if (said.contains("pre-existing shared memory block")) {
      return new Outcome.StillInUse();
    }
    return new Outcome.Died(ServerLog.reason(said));
  }

  /** The ready server that this process is or has started; not the one before it. */
  private Optional<ProcessHandle> serverOf(Process process) {
    return PostmasterFile.in(layout().cluster())
        .filter(PostmasterFile::ready)
        .flatMap(file ->
            Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(candidate -> candidate.pid() == file.pid())
                .findFirst());
  }

  private Command command(int port) {
    // A session of its own: what a terminal sends to the host's whole group is for the host, which
    // still needs its databases while it stops.
    var ownSession = Command.find("setsid").map(List::of).orElse(List.of());
    var prefix = Stream.concat(ownSession.stream(), cluster.user().prefix().stream()).toList();
    var settings =
        Stream.concat(
                Stream.of(
                    "listen_addresses=127.0.0.1",
                    "unix_socket_directories=",
                    "port=" + port,
                    "password_encryption=scram-sha-256"),
                tuning.settings().stream())
            .flatMap(setting -> Stream.of("-c", setting))
            .toList();
    return Command.of(
            prefix, cluster.binaries().program("postgres"), "-D", layout().cluster().toString())
        .with(settings);
  }

  private Layout layout() {
    return cluster.layout();
  }
}

package dev.kontor.host.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** A server's process, started by this host or by one before it. */
record RunningServer(ProcessHandle process, Cluster cluster, Patience patience) {

  private static final Duration STOPPED = Duration.ofSeconds(60);
  private static final Duration ABORTED = Duration.ofSeconds(10);
  private static final Duration SIGNALLED = Duration.ofSeconds(10);

  /** Ends connections and stops cleanly; aborts when that takes too long. */
  void stop() {
    if (ended("INT", STOPPED) || ended("QUIT", ABORTED)) {
      return;
    }
    throw new EmbeddedPostgresFailed(
        "embedded PostgreSQL: process %d does not end; expected it to within %d s; look into %s, then kill -QUIT it"
            .formatted(process.pid(), STOPPED.plus(ABORTED).toSeconds(), cluster.layout().log()));
  }

  /** Whether this host is told when it ends. */
  boolean isChild() {
    return process.parent().filter(ProcessHandle.current()::equals).isPresent();
  }

  /** A killed one that nobody reaps is a process still, but has no arguments any more. */
  boolean isServing() {
    return PostmasterFile.in(cluster.layout().cluster())
        .filter(file -> file.pid() == process.pid())
        .flatMap(file -> file.server(cluster.layout().cluster()))
        .isPresent();
  }

  private boolean ended(String signal, Duration bound) {
    if (hasEnded()) {
      return true;
    }
    signal(signal);
    return patience.until(this::hasEnded, bound);
  }

  /**
   * The file goes last. Where nobody reaps the processes of a killed host, the number stays in use
   * after the server has ended.
   */
  private boolean hasEnded() {
    return !process.isAlive()
        || PostmasterFile.in(cluster.layout().cluster())
            .filter(file -> file.pid() == process.pid())
            .isEmpty();
  }

  /** Java itself can only send SIGTERM, upon which the server would wait for its clients to go. */
  private void signal(String signal) {
    var layout = cluster.layout();
    try {
      Command.of(
              cluster.user().prefix(),
              cluster.binaries().program("pg_ctl"),
              "kill",
              signal,
              Long.toString(process.pid()))
          .run(layout.folder(), layout.log(), patience.world(), SIGNALLED);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

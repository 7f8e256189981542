package dev.kontor.host.postgres.embedded;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How an embedded server is set up.
 *
 * @param maxConnections how many connections the server takes at once
 * @param fsync whether what is committed survives a crash of the machine
 * @param sharedBuffersMegabytes the server's page cache
 * @param binaries where unpacked binaries are kept; {@code null}: with the data
 */
public record Tuning(
    int maxConnections, boolean fsync, int sharedBuffersMegabytes, @Nullable Path binaries) {

  /** For a host that means it: what is committed stays. */
  public static final Tuning STANDARD = new Tuning(200, true, 128, null);

  /** For servers that live as long as a test run: fast, and lost with the machine. */
  public static final Tuning TESTS = new Tuning(200, false, 64, null);

  /** The same, with binaries that several servers share. */
  public Tuning withBinaries(Path folder) {
    return new Tuning(maxConnections, fsync, sharedBuffersMegabytes, folder);
  }

  List<String> settings() {
    return Stream.concat(always(), fsync ? Stream.of() : forAWhile()).toList();
  }

  private Stream<String> always() {
    return Stream.of(
        "max_connections=" + maxConnections,
        "shared_buffers=" + sharedBuffersMegabytes + "MB",
        "timezone=UTC",
        "log_timezone=UTC",
        // Statements that fail are their caller's to log: they may carry what is nobody's business.
        "log_min_messages=log",
        "log_checkpoints=off",
        "jit=off");
  }

  private static Stream<String> forAWhile() {
    return Stream.of(
        "fsync=off",
        "synchronous_commit=off",
        "full_page_writes=off",
        "wal_level=minimal",
        "max_wal_senders=0",
        // Tests leave hundreds of databases: it would always be in one of them.
        "autovacuum=off");
  }
}

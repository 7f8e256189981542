package dev.kontor.host.postgres;

import dev.kontor.host.postgres.embedded.EmbeddedPostgres;
import dev.kontor.host.postgres.embedded.Tuning;
import dev.kontor.host.world.RealWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.stream.Stream;

/**
 * The PostgreSQL server of a test JVM: started when first asked for, stopped and deleted with the
 * JVM. Tests make databases and roles of their own in it.
 */
public final class TestServer {

  private TestServer() {}

  /** Where it is, with its administrator's credentials. */
  public static ServerAddress address() {
    return Holder.SERVER.address();
  }

  /** A new connection as administrator; the caller closes it. */
  public static Connection admin() throws SQLException {
    return connect("postgres");
  }

  /** A new connection as administrator to another database; the caller closes it. */
  public static Connection connect(String database) throws SQLException {
    var address = address();
    return DriverManager.getConnection(
        address.withDatabase(database), address.user(), address.password());
  }

  /** Where all test JVMs of this user keep PostgreSQL's unpacked programs. */
  public static Path binaries() {
    // Root's home is closed to the unprivileged user as whom a server that root starts runs.
    var cache =
        System.getProperty("user.name").equals("root")
            ? Path.of("/var/cache/kontor")
            : Path.of(System.getProperty("user.home"), ".cache", "kontor");
    try {
      return Files.createDirectories(cache);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static final class Holder {

    static final EmbeddedPostgres SERVER = start();

    private static EmbeddedPostgres start() {
      try {
        var data = Files.createTempDirectory("kontor-test-server-");
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
        var world = new RealWorld();
        var server = EmbeddedPostgres.start(data, world, Tuning.TESTS.withBinaries(binaries()));
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, world, data)));
        return server;
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    private static void stop(EmbeddedPostgres server, RealWorld world, Path data) {
      server.close();
      world.close();
      try (Stream<Path> files = Files.walk(data)) {
        files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }
}

package dev.kontor.host.app;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.embedded.EmbeddedPostgres;
import dev.kontor.host.postgres.embedded.Tuning;
import dev.kontor.host.world.RealWorld;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** A PostgreSQL server of one test's own, beside the one that all share. */
final class SecondServer implements AutoCloseable {

  private final RealWorld world = new RealWorld();
  private final Path data;
  private final EmbeddedPostgres server;

  SecondServer() throws IOException {
    data = Files.createTempDirectory("kontor-second-server-");
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    server = EmbeddedPostgres.start(data, world, Tuning.TESTS.withBinaries(TestServer.binaries()));
  }

  ServerAddress address() {
    return server.address();
  }

  /** Databases and roles whose names hold this text. */
  List<String> databasesAndRoles(String text) throws SQLException {
    try (var connection =
        DriverManager.getConnection(address().url(), address().user(), address().password())) {
      return Postgres.databasesAndRoles(connection, text);
    }
  }

  @Override
  public void close() {
    server.close();
    world.close();
    TestHost.delete(data);
  }
}

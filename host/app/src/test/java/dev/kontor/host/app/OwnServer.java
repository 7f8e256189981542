package dev.kontor.host.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Properties;

/**
 * The embedded PostgreSQL server of a host's data folder, as whoever may look into that sees it.
 */
record OwnServer(Path data) {

  /** The first column of a query's rows, in a database. */
  List<String> texts(String database, String query) {
    try (var connection = connect(database)) {
      return Postgres.texts(connection, query);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private Connection connect(String database) throws SQLException {
    var known = new Properties();
    try (var file = Files.newBufferedReader(data.resolve("postgres.properties"))) {
      known.load(file);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    var url = known.getProperty("url");
    return DriverManager.getConnection(
        "jdbc:" + url.substring(0, url.lastIndexOf('/') + 1) + database,
        known.getProperty("user"),
        known.getProperty("password"));
  }

  /** Whether it answers. */
  boolean isServing() {
    try (var connection = connect("postgres")) {
      return connection.isValid(1);
    } catch (SQLException gone) {
      return false;
    }
  }

  /** Its process. */
  ProcessHandle process() {
    try {
      var file = data.resolve("postgres/data/postmaster.pid");
      return ProcessHandle.of(Long.parseLong(Files.readAllLines(file).getFirst().strip()))
          .orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Ends as a crash of the server does: it has to recover from its log. */
  void kill() {
    process().destroyForcibly();
  }

  /** Ends as an operator ends it who waits for nobody: sessions are cut off, nothing is to do. */
  void stop() {
    try {
      var signal = new ProcessBuilder("kill", "-INT", Long.toString(process().pid())).start();
      if (signal.waitFor() != 0) {
        throw new IllegalStateException("no signal reaches PostgreSQL");
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }
}

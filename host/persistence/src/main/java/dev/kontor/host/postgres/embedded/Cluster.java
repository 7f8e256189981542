package dev.kontor.host.postgres.embedded;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.world.World;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;

/** The files of a server's databases. */
record Cluster(Layout layout, Binaries binaries, ServerUser user, World world) {

  private static final Duration INITIALISED = Duration.ofMinutes(5);

  boolean exists() {
    return Files.exists(layout.cluster());
  }

  /**
   * Makes a cluster of which the address' user is the administrator. Takes its name only when it is
   * whole, so that a host killed here begins anew.
   */
  void initialise(ServerAddress address, boolean fsync) throws IOException {
    var part = layout.folder().resolve("data.part");
    var passwordFile = layout.folder().resolve("password.part");
    Folders.delete(part);
    Files.deleteIfExists(passwordFile);
    try {
      create(part, true);
      create(passwordFile, false);
      Files.writeString(passwordFile, address.password());
      initialise(part, passwordFile, address.user(), fsync);
    } finally {
      Files.deleteIfExists(passwordFile);
    }
    Files.move(part, layout.cluster(), StandardCopyOption.ATOMIC_MOVE);
    Folders.sync(layout.folder());
  }

  private void initialise(Path part, Path passwordFile, String administrator, boolean fsync)
      throws IOException {
    var log = new ServerLog(layout.log());
    long mark = log.length();
    var command =
        Command.of(
                user.prefix(),
                binaries.program("initdb"),
                "--pgdata=" + part,
                "--username=" + administrator,
                "--pwfile=" + passwordFile,
                "--auth=scram-sha-256",
                "--encoding=UTF8",
                // Sorts alike on every machine, whatever locales it has.
                "--locale-provider=builtin",
                "--builtin-locale=C.UTF-8",
                "--locale=C",
                "--no-instructions")
            .with(fsync ? List.of() : List.of("--no-sync"));
    if (!command.run(layout.folder(), layout.log(), world, INITIALISED)) {
      throw new EmbeddedPostgresFailed(
          "embedded PostgreSQL: cannot initialise '%s': %s; see %s"
              .formatted(layout.cluster(), ServerLog.reason(log.since(mark)), layout.log()));
    }
  }

  private void create(Path path, boolean folder) throws IOException {
    var onlyOwner = PosixFilePermissions.fromString(folder ? "rwx------" : "rw-------");
    var attribute = PosixFilePermissions.asFileAttribute(onlyOwner);
    user.own(folder ? Files.createDirectory(path, attribute) : Files.createFile(path, attribute));
  }
}

package dev.kontor.host.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A user of the machine, as {@code /etc/passwd} names it. */
record Account(String name, int uid, int gid) {

  private static final List<String> SUITABLE = List.of("postgres", "nobody");

  /** Whose the cluster is; for a new one PostgreSQL's own user, or nobody. */
  static Account forCluster(Path cluster) throws IOException {
    if (Files.exists(cluster) && ownerOf(cluster) != 0) {
      return new Account("#" + ownerOf(cluster), ownerOf(cluster), groupOf(cluster));
    }
    var users = Files.readAllLines(Path.of("/etc/passwd"));
    return SUITABLE.stream()
        .flatMap(name -> named(name, users).stream())
        .findFirst()
        .orElseThrow(() ->
            new EmbeddedPostgresFailed(
                "embedded PostgreSQL: the host runs as root, and /etc/passwd knows none of %s to run the server as; add one (useradd --system postgres), or run the host as an ordinary user"
                    .formatted(SUITABLE)));
  }

  /**
   * The topmost folder on the way to the path, itself included, that does not let this user
   * through.
   */
  Optional<Path> closed(Path path) {
    return Stream.iterate(path, step -> step != null, Path::getParent)
        .filter(step -> Files.isDirectory(step) && !letsThrough(step))
        .reduce((_, higher) -> higher);
  }

  private boolean letsThrough(Path folder) {
    try {
      var permissions = Files.readAttributes(folder, PosixFileAttributes.class).permissions();
      if (ownerOf(folder) == uid) {
        return permissions.contains(PosixFilePermission.OWNER_EXECUTE);
      }
      return permissions.contains(
          groupOf(folder) == gid
              ? PosixFilePermission.GROUP_EXECUTE
              : PosixFilePermission.OTHERS_EXECUTE);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static Optional<Account> named(String name, List<String> users) {
    return users.stream()
        .map(user -> user.split(":", -1))
        .filter(fields -> fields.length > 3 && fields[0].equals(name))
        .map(fields -> new Account(name, Integer.parseInt(fields[2]), Integer.parseInt(fields[3])))
        .findFirst();
  }

  private static int ownerOf(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:uid");
  }

  private static int groupOf(Path path) throws IOException {
    return (int) Files.getAttribute(path, "unix:gid");
  }
}

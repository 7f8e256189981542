package dev.kontor.host.postgres.embedded;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * As whom PostgreSQL's programs run: it refuses to be root, so a host that is root gives them an
 * unprivileged user.
 */
sealed interface ServerUser {

  /** What goes before a program's command. */
  List<String> prefix();

  /** Makes the file or folder this user's. */
  void own(Path path) throws IOException;

  /** Who runs the server of a data folder; its cluster need not exist yet. */
  static ServerUser forServer(Layout layout, Path binaries) throws IOException {
    if (new UnixSystem().getUid() != 0) {
      return new Myself();
    }
    var account = Account.forCluster(layout.cluster());
    var closed =
        Stream.of(layout.folder(), binaries).flatMap(path -> account.closed(path).stream());
    return new Unprivileged(account, closed.findFirst());
  }

  /** The user that runs the host. */
  record Myself() implements ServerUser {

    @Override
    public List<String> prefix() {
      return List.of();
    }

    @Override
    public void own(Path path) {
      // What this user made is its own already.
    }
  }

  /**
   * Another user than the host's, which is root.
   *
   * @param closed a folder on the way to the data that does not let this user through
   */
  record Unprivileged(Account account, Optional<Path> closed) implements ServerUser {

    @Override
    public List<String> prefix() {
      if (closed.isPresent() && !Capabilities.mayPassClosedFolders()) {
        throw unreachable(closed.get());
      }
      var setpriv = Command.find("setpriv");
      if (setpriv.isPresent()) {
        return becomeBy(setpriv.get());
      }
      if (closed.isPresent()) {
        throw unreachable(closed.get());
      }
      var runuser = Command.find("runuser").orElseThrow(this::noWayToBecome);
      return List.of(runuser, "-u", account.name(), "--");
    }

    @Override
    public void own(Path path) throws IOException {
      Files.setAttribute(path, "unix:uid", account.uid());
      Files.setAttribute(path, "unix:gid", account.gid());
    }

    private List<String> becomeBy(String setpriv) {
      var kept = closed.isPresent() ? "-all,+" + Capabilities.PASS_CLOSED_FOLDERS : "-all";
      return List.of(
          setpriv,
          "--reuid=" + account.uid(),
          "--regid=" + account.gid(),
          "--clear-groups",
          "--inh-caps=" + kept,
          "--ambient-caps=" + kept,
          "--no-new-privs");
    }

    private EmbeddedPostgresFailed noWayToBecome() {
      return new EmbeddedPostgresFailed(
          "embedded PostgreSQL: the host runs as root, and neither setpriv nor runuser is there to start the server as '%s'; install util-linux, or run the host as an ordinary user"
              .formatted(account.name()));
    }

    private EmbeddedPostgresFailed unreachable(Path folder) {
      return new EmbeddedPostgresFailed(
          "embedded PostgreSQL: folder '%s' is closed to user '%s', as whom the server of a host that is root runs; choose a --data outside of it, or chmod o+x it"
              .formatted(folder, account.name()));
    }
  }
}

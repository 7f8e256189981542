package dev.kontor.host.postgres.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a server writes about itself into {@code postmaster.pid}. It stays behind when the server is
 * killed, so the process may be gone, or be another one by now.
 */
record PostmasterFile(long pid, int port, boolean ready) {

  private static final int PORT_LINE = 3;
  private static final int STATUS_LINE = 7;

  static Optional<PostmasterFile> in(Path cluster) {
    try {
      return parse(Files.readAllLines(cluster.resolve("postmaster.pid")));
    } catch (NoSuchFileException noServer) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** Empty while a server that starts has written only a part of it. */
  private static Optional<PostmasterFile> parse(List<String> lines) {
    if (lines.size() <= PORT_LINE) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new PostmasterFile(
              Long.parseLong(lines.getFirst().strip()),
              Integer.parseInt(lines.get(PORT_LINE).strip()),
              lines.size() > STATUS_LINE && lines.get(STATUS_LINE).strip().equals("ready")));
    } catch (NumberFormatException partial) {
      return Optional.empty();
    }
  }

  /** The process of that number, if it is a server on this cluster and not a stranger. */
  Optional<ProcessHandle> server(Path cluster) {
    return ProcessHandle.of(pid).filter(process -> serves(process, cluster));
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    var arguments = List.of(process.info().arguments().orElse(new String[0]));
    int data = arguments.indexOf("-D");
    return data >= 0
        && data + 1 < arguments.size()
        && arguments.get(data + 1).equals(cluster.toString())
        // Root without the right to trace sees no other user's executable: then the arguments
        // speak.
        && process.info().command().map(PostmasterFile::isPostgres).orElse(true);
  }

  private static boolean isPostgres(String command) {
    return Path.of(command).endsWith("postgres") || command.endsWith("/postgres (deleted)");
  }
}

package dev.kontor.host.postgres;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder under which everything lies that must survive, held by one host at a time.
 *
 * <p>The hold ends with the process, however it ends: it is a lock of the operating system.
 */
public final class DataFolder implements AutoCloseable {

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Creates the folder if it is missing, and takes it for this host.
   *
   * @throws DataFolderFailed when it cannot be written to, or another host holds it
   */
  public static DataFolder open(Path wanted) {
    try {
      var path = created(wanted);
      var channel = FileChannel.open(path.resolve("host.lock"), CREATE, READ, WRITE);
      if (locked(channel) == null) {
        var holder = contentOf(channel);
        channel.close();
        throw new DataFolderFailed(
            "data folder '%s': process %s holds it, and one host may; stop that one, or give this one another --data"
                .formatted(path, holder));
      }
      write(channel, Long.toString(ProcessHandle.current().pid()));
      return new DataFolder(path, channel);
    } catch (FileSystemException refused) {
      throw new DataFolderFailed(
          "data folder '%s': cannot write to it (%s); expected a folder that this user may write to; choose one with --data"
              .formatted(wanted.toAbsolutePath(), reason(refused)),
          refused);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  /** The folder's real path: absolute, without symbolic links. */
  public Path path() {
    return path;
  }

  /** Lets another host have the folder. The lock's file stays: removing it would race. */
  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Path created(Path wanted) throws IOException {
    if (!Files.isDirectory(wanted)) {
      var absolute = wanted.toAbsolutePath();
      Files.createDirectories(absolute.resolveSibling("."));
      Files.createDirectory(absolute);
      // Nobody else may list it; passing through stays allowed, since a server started by root runs
      // as an unprivileged user. Secrets in it have modes of their own.
      Files.setPosixFilePermissions(absolute, PosixFilePermissions.fromString("rwx--x--x"));
    }
    return wanted.toRealPath();
  }

  private static @Nullable FileLock locked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException heldByThisProcess) {
      return null;
    }
  }

  private static String contentOf(FileChannel channel) throws IOException {
    var content = ByteBuffer.allocate(20);
    channel.read(content, 0);
    return new String(content.array(), 0, content.position(), StandardCharsets.US_ASCII);
  }

  private static void write(FileChannel channel, String content) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(content.getBytes(StandardCharsets.US_ASCII)), 0);
  }

  private static String reason(FileSystemException refused) {
    var reason = refused.getReason();
    return refused.getClass().getSimpleName().replace("Exception", "")
        + (reason == null ? "" : ": " + reason);
  }
}

package dev.kontor.host.secret;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.Supplier;

/** Files that only the host's own user may read. */
public final class PrivateFile {

  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private PrivateFile() {}

  /** Writes the file whole or not at all, with mode 0600, durable when this returns. */
  public static void write(Path file, byte[] content) {
    try {
      var temporary = temporary(file);
      Files.deleteIfExists(temporary);
      try (var channel =
          FileChannel.open(
              temporary,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
        var buffer = ByteBuffer.wrap(content);
        while (buffer.hasRemaining()) {
          channel.write(buffer);
        }
        channel.force(true);
      }
      Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException failed) {
      throw new UncheckedIOException("file '%s' can't be written".formatted(file), failed);
    }
  }

  private static Path temporary(Path file) throws FileAlreadyExistsException {
    return file.resolveSibling(file.getFileName() + ".new");
  }

  /**
   * The file's content, written first if there is no such file.
   *
   * @throws IllegalStateException when others may read the file
   */
  static byte[] readOrCreate(Path file, Supplier<byte[]> first) {
    if (!Files.exists(file)) {
      write(file, first.get());
    }
    try {
      var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(file));
      permissions.removeAll(OWNER_ONLY);
      if (!permissions.isEmpty()) {
        throw new IllegalStateException(
            "file '%s' may be read or written by others; expected mode 0600: chmod 600 it"
                .formatted(file));
      }
      return Files.readAllBytes(file);
    } catch (IOException failed) {
      throw new UncheckedIOException("file '%s' can't be read".formatted(file), failed);
    }
  }
}

package dev.kontor.host.postgres.embedded;

import dev.kontor.host.world.World;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs, unpacked. */
record Binaries(Path folder) {

  private static final Duration ABANDONED = Duration.ofHours(1);

  /**
   * The class path's binaries, unpacked under the folder if they are not yet: all of them or none,
   * also when several processes do so at once. The name carries the archive's checksum, so another
   * version has another folder.
   */
  static Binaries under(Path parent, World world) throws IOException {
    var connection = archive().openConnection();
    var folder = parent.resolve("bin-" + checksum(connection));
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(parent);
      removeAbandoned(parent, world);
      var part = parent.resolve(folder.getFileName() + ".part-" + world.newId());
      try (var packed = connection.getInputStream()) {
        unpack(packed, part);
      }
      moveUnlessThere(part, folder);
    }
    return new Binaries(folder);
  }

  String program(String name) {
    return folder.resolve("bin").resolve(name).toString();
  }

  private static URL archive() {
    var platform = System.getProperty("os.name") + " on " + System.getProperty("os.arch");
    var arm = System.getProperty("os.arch").toLowerCase(Locale.ROOT).matches("aarch64|arm64");
    var name =
        System.getProperty("os.name").startsWith("Mac")
            ? "/postgres-darwin-" + (arm ? "arm_64" : "x86_64") + ".txz"
            : "/postgres-linux-" + (arm ? "arm_64" : "x86_64") + ".txz";
    var archive = Binaries.class.getResource(name);
    if (archive == null) {
      throw new EmbeddedPostgresFailed(
          "embedded PostgreSQL: no binaries for %s (%s is not on the class path); use a server of your own with --database-url"
              .formatted(platform, name));
    }
    return archive;
  }

  private static String checksum(URLConnection archive) throws IOException {
    long number =
        archive instanceof JarURLConnection jar
            ? jar.getJarEntry().getCrc()
            : archive.getContentLengthLong();
    return HexFormat.of().toHexDigits((int) number);
  }

  private static void unpack(InputStream packed, Path into) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(packed)))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(entry, tar, into.resolve(entry.getName()).normalize());
      }
    }
    Files.setPosixFilePermissions(into, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static void unpack(TarArchiveEntry entry, InputStream content, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      Files.createDirectories(path);
    } else {
      Files.createDirectories(path.resolve("..").normalize());
      if (entry.isSymbolicLink()) {
        Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      } else {
        Files.copy(content, path);
      }
    }
    if (!entry.isSymbolicLink()) {
      // As in the archive whatever the umask: another user than ours may run them.
      var mode = entry.isDirectory() || (entry.getMode() & 0100) != 0 ? "rwxr-xr-x" : "rw-r--r--";
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
  }

  private static void moveUnlessThere(Path part, Path folder) throws IOException {
    try {
      Files.move(part, folder, StandardCopyOption.ATOMIC_MOVE);
    } catch (DirectoryNotEmptyException | FileAlreadyExistsException anotherWasFaster) {
      Folders.delete(part);
    }
  }

  private static void removeAbandoned(Path parent, World world) throws IOException {
    var before = world.clock().instant().minus(ABANDONED);
    try (var parts = Files.newDirectoryStream(parent, "bin-*.part-*")) {
      for (var part : parts) {
        if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
          Folders.delete(part);
        }
      }
    }
  }
}

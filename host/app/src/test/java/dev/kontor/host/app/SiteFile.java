package dev.kontor.host.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a data folder says of its site, also while no host runs on it. */
final class SiteFile {

  private SiteFile() {}

  /** The short id, which is in the names of all its databases. */
  static String id(Path data) {
    try {
      return Files.readAllLines(data.resolve("site.properties")).stream()
          .filter(line -> line.startsWith("id="))
          .map(line -> line.substring("id=".length()))
          .findFirst()
          .orElseThrow();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}

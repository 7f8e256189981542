package dev.kontor.host.postgres.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What Linux lets this process do beyond its user's rights (capabilities(7)). */
final class Capabilities {

  /** Passing through, and reading, what is closed to the user; not writing. */
  static final String PASS_CLOSED_FOLDERS = "dac_read_search";

  private static final int CAP_DAC_READ_SEARCH = 2;
  private static final String EFFECTIVE = "CapEff:";

  private Capabilities() {}

  /** Whether this process may, and so may hand it on. Containers often may not, even as root. */
  static boolean mayPassClosedFolders() {
    try (var lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(EFFECTIVE))
          .map(line -> Long.parseUnsignedLong(line.substring(EFFECTIVE.length()).strip(), 16))
          .anyMatch(held -> (held >> CAP_DAC_READ_SEARCH & 1) == 1);
    } catch (IOException notLinux) {
      return false;
    }
  }
}

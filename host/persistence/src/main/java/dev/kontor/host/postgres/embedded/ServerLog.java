package dev.kontor.host.postgres.embedded;

import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What the server says. Kept small: beyond the bound it is moved to a second file, replacing that.
 */
record ServerLog(Path path) {

  private static final long BOUND = 8L << 20;
  private static final int LONGEST_TAIL = 8 << 10;

  void keepSmall() throws IOException {
    if (length() > BOUND) {
      Files.copy(path, path.resolveSibling(path.getFileName() + ".1"), REPLACE_EXISTING);
      // The server holds the file open, for appending: it goes on at the new end.
      try (var channel = FileChannel.open(path, WRITE)) {
        channel.truncate(0);
      }
    }
  }

  long length() throws IOException {
    return Files.exists(path) ? Files.size(path) : 0;
  }

  /** What has been written since the log had that length, at most its last 8 KB. */
  String since(long mark) throws IOException {
    if (!Files.exists(path)) {
      return "";
    }
    try (var channel = FileChannel.open(path, READ)) {
      long end = channel.size();
      var text = ByteBuffer.allocate((int) Math.min(LONGEST_TAIL, Math.max(0, end - mark)));
      channel.read(text, end - text.capacity());
      return new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    }
  }

  /** Why the server did not start, in its own words: the last of what it said that is an error. */
  static String reason(String said) {
    var lines = said.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    return lines.reversed().stream()
        .filter(line -> line.contains("FATAL:") || line.contains("error:"))
        .findFirst()
        .or(() -> lines.reversed().stream().findFirst())
        .orElse("it said nothing");
  }
}

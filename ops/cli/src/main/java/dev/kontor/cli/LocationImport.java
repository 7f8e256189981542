package dev.kontor.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Sends a list of locations to a tenant, some lines at a time, and shows how far it has come. */
final class LocationImport {

  private static final int LINES_AT_ONCE = 2_000;

  /** In characters: what a host takes at once, whatever the lines are like. */
  private static final int MOST_AT_ONCE = 1_000_000;

  private static final int LONGEST = 2 * MOST_AT_ONCE;

  private final TenantApi tenant;
  private final ProgressBar progress;

  LocationImport(AdminApi api, String tenant, Terminal terminal) {
    this.tenant = api.of(tenant);
    this.progress = new ProgressBar(terminal, "importing");
  }

  /** What became of all of it. */
  ImportTotals run(Path file) {
    var totals = ImportTotals.NONE;
    try (var reader = Files.newBufferedReader(file)) {
      long size = Files.size(file);
      long read = 0;
      int lines = 0;
      for (var part = next(reader); part.lines() > 0; part = next(reader)) {
        totals = totals.plus(send(part.text()), lines);
        lines += part.lines();
        read += part.text().length();
        progress.show(Math.min(read, size), size);
      }
      progress.finish();
      return totals;
    } catch (NoSuchFileException missing) {
      throw new Failure(ExitCode.USAGE, "there is no file '%s'".formatted(file));
    } catch (MalformedInputException malformed) {
      throw new Failure(
          ExitCode.FAILED,
          "'%s' is not UTF-8; convert it first, for example: iconv -f latin1 -t utf8"
              .formatted(file));
    } catch (IOException unreadable) {
      throw new Failure(
          ExitCode.FAILED, "'%s' can't be read: %s".formatted(file, unreadable.getMessage()));
    }
  }

  private JsonObject send(String text) {
    return tenant.post("/locations/import", "text/csv; charset=utf-8", text).object();
  }

  private record Part(String text, int lines) {}

  private static Part next(BufferedReader reader) throws IOException {
    var text = new StringBuilder();
    int lines = 0;
    boolean begun = false;
    for (int next = reader.read(); next >= 0; next = reader.read()) {
      text.append((char) next);
      begun = next != '\n';
      if (!begun && (++lines == LINES_AT_ONCE || text.length() > MOST_AT_ONCE)) {
        break;
      }
      if (text.length() > LONGEST) {
        throw new IOException("a line of it has no end; is it a text?");
      }
    }
    return new Part(text.toString(), begun ? lines + 1 : lines);
  }
}

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

  private final AdminApi api;
  private final String tenant;
  private final ProgressBar progress;

  LocationImport(AdminApi api, String tenant, Terminal terminal) {
    this.api = api;
    this.tenant = tenant;
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
    return api.postToTenant(tenant, "/locations/import", "text/csv; charset=utf-8", text).object();
  }

  private record Part(String text, int lines) {}

  private static Part next(BufferedReader reader) throws IOException {
    var text = new StringBuilder();
    int lines = 0;
    while (lines < LINES_AT_ONCE) {
      var line = reader.readLine();
      if (line == null) {
        break;
      }
      text.append(line).append('\n');
      lines++;
    }
    return new Part(text.toString(), lines);
  }
}

package dev.kontor.cli;

import dev.kontor.cli.AdminApi.Answer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options by which a command finds the host and is let in. */
final class Host {

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The host (KONTOR_URL, else http://localhost:8080).")
  private @Nullable String url;

  @Option(
      names = "--token",
      paramLabel = "TOKEN",
      description = "The admin token (KONTOR_TOKEN, else read from DIR/admin.token).")
  private @Nullable String token;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The host's data folder (KONTOR_DATA, else var).")
  private @Nullable String data;

  @Option(names = "--json", description = "Print the API's JSON instead of text for people.")
  private boolean json;

  boolean json() {
    return json;
  }

  /**
   * Prints a list that the host has sent: its JSON, or a table for people.
   *
   * @param none what is said of an empty one
   */
  void list(Shell shell, Answer sent, String none, Function<List<JsonObject>, Table> table) {
    var terminal = shell.terminal();
    if (json) {
      terminal.line(JsonObject.pretty(sent.body()));
    } else if (sent.list().isEmpty()) {
      terminal.line(none);
    } else {
      table.apply(sent.list()).lines(terminal.columns()).forEach(terminal::line);
    }
  }

  AdminApi api(Shell shell) {
    var address =
        Objects.requireNonNull(shell.choose(url, "KONTOR_URL", "http://localhost:8080")).strip();
    return new AdminApi(checkedUrl(address), token(shell));
  }

  private static URI checkedUrl(String url) {
    try {
      var uri = URI.create(url.replaceAll("/+$", ""));
      if (uri.getHost() != null && uri.getScheme().matches("https?")) {
        return uri;
      }
    } catch (IllegalArgumentException malformed) {
      // Said below, as for any other text that is no such URL.
    }
    throw new Failure(
        ExitCode.USAGE,
        "'%s' is not a host's URL; expected one such as http://localhost:8080 in --url or KONTOR_URL"
            .formatted(url));
  }

  /** None is no failure yet: a host that isn't there is the more telling answer. */
  private @Nullable String token(Shell shell) {
    var given = shell.choose(token, "KONTOR_TOKEN", null);
    var found = given != null ? given : tokenFile(shell);
    if (found == null) {
      return null;
    }
    var stripped = found.strip();
    if (!stripped.chars().allMatch(c -> c > 0x20 && c < 0x7f)) {
      throw new Failure(
          ExitCode.USAGE,
          "the admin token has blanks or characters that no token has; check --token, KONTOR_TOKEN"
              + " or the file admin.token");
    }
    return stripped.isEmpty() ? null : stripped;
  }

  private @Nullable String tokenFile(Shell shell) {
    var folder = Objects.requireNonNull(shell.choose(data, "KONTOR_DATA", "var"));
    try {
      return Files.readString(Path.of(folder, "admin.token"));
    } catch (IOException | InvalidPathException unreadable) {
      return null;
    }
  }
}

package dev.kontor.host.postgres.embedded;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.secret.PrivateFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** The file that tells operators where the server is and how to get in; readable by its owner. */
record AddressFile(Path path) {

  Optional<ServerAddress> read() throws IOException {
    if (!Files.exists(path)) {
      return Optional.empty();
    }
    var values = new Properties();
    try (var reader = Files.newBufferedReader(path)) {
      values.load(reader);
    }
    return Optional.of(
        new ServerAddress(value(values, "url"), value(values, "user"), value(values, "password")));
  }

  /** Replaces the file whole; once this returns, it survives a crash of the machine. */
  void write(ServerAddress address) throws IOException {
    PrivateFile.write(
        path,
        "url=%s\nuser=%s\npassword=%s\n"
            .formatted(address.clientUrl(), address.user(), address.password())
            .getBytes(StandardCharsets.UTF_8));
    Folders.sync(path.resolveSibling("."));
  }

  private String value(Properties values, String key) {
    var value = values.getProperty(key);
    if (value == null) {
      throw new EmbeddedPostgresFailed(
          "%s: '%s' is missing; expected url, user and password; restore the file from a backup"
              .formatted(path, key));
    }
    return value;
  }
}

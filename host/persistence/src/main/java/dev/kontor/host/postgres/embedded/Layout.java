package dev.kontor.host.postgres.embedded;

import java.nio.file.Path;

/** Which file of an embedded server lies where under the host's data folder. */
record Layout(Path data) {

  Path folder() {
    return data.resolve("postgres");
  }

  Path cluster() {
    return folder().resolve("data");
  }

  Path log() {
    return folder().resolve("postgres.log");
  }

  Path addressFile() {
    return data.resolve("postgres.properties");
  }
}

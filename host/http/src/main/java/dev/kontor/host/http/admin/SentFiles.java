package dev.kontor.host.http.admin;

import dev.kontor.host.configuration.ConfigurationSource;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as files, so that faults name them.
 *
 * @param defaults what lies under it; null: the host's own {@code _defaults.yml}
 */
@Serdeable
record SentFiles(File file, @Nullable File defaults) {

  /** A file with its name and all of its text. */
  @Serdeable
  record File(String name, String text) {

    ConfigurationSource source() {
      return new ConfigurationSource(name, text);
    }
  }
}

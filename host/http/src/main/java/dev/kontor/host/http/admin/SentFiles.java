package dev.kontor.host.http.admin;

import dev.kontor.host.configuration.ConfigurationSource;
import dev.kontor.tenant.MessageMalformed;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/**
 * A configuration as files, so that faults name them.
 *
 * @param defaults what lies under it; null: the host's own {@code _defaults.yml}
 */
@Serdeable
record SentFiles(File file, @Nullable File defaults) {

  static final String EXPECTED =
      "expected a JSON object with 'file' and perhaps 'defaults', each with the texts 'name' and"
          + " 'text'";

  /** Checks what the decoder leaves null. */
  SentFiles {
    require(file, "file");
  }

  private static void require(@Nullable Object value, String field) {
    if (value == null) {
      throw new MessageMalformed("'%s' is missing; %s".formatted(field, EXPECTED));
    }
  }

  /** A file with its name and all of its text. */
  @Serdeable
  record File(String name, String text) {

    /** Checks what the decoder leaves null. */
    File {
      require(name, "name");
      require(text, "text");
    }

    ConfigurationSource source() {
      return new ConfigurationSource(name, text);
    }
  }
}

package dev.kontor.host.postgres.embedded;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The embedded server cannot be run. The message is one line for the operator. */
public final class EmbeddedPostgresFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  EmbeddedPostgresFailed(String message) {
    this(message, null);
  }

  EmbeddedPostgresFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

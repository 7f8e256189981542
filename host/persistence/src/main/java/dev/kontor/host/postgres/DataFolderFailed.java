package dev.kontor.host.postgres;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The data folder cannot be this host's. The message is one line for the operator. */
public final class DataFolderFailed extends RuntimeException {

  @Serial private static final long serialVersionUID = 1;

  DataFolderFailed(String message) {
    this(message, null);
  }

  DataFolderFailed(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.kontor.simulation;

import org.jspecify.annotations.Nullable;

/** What a scenario promises by these words doesn't hold. */
final class PromiseBroken extends AssertionError {

  private final String promise;

  PromiseBroken(String promise, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.promise = promise;
  }

  String promise() {
    return promise;
  }
}

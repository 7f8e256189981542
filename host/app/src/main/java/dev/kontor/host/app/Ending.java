package dev.kontor.host.app;

import java.util.concurrent.CompletableFuture;

/** Why a host has to stop though nobody told it to: the first reason counts. Thread-safe. */
final class Ending {

  private final CompletableFuture<RuntimeException> reason = new CompletableFuture<>();

  void because(RuntimeException why) {
    reason.complete(why);
  }

  /** Done when there is one. */
  CompletableFuture<RuntimeException> reason() {
    return reason.copy();
  }
}

package dev.kontor.host.postgres.pool;

import java.util.concurrent.CompletableFuture;

/** One borrower's place in its tenant's queue. */
final class Turn {

  /** What the borrower waits for. */
  final CompletableFuture<Answer> answer = new CompletableFuture<>();
}

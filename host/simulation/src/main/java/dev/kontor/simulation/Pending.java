package dev.kontor.simulation;

import dev.kontor.simulation.schedule.HostDied;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What a host was asked, and will answer some time: a result, a refusal, or nothing since it
 * crashed.
 */
public final class Pending<R extends @Nullable Object> {

  private final String host;
  private final CompletableFuture<R> answer;

  Pending(String host, CompletableFuture<R> answer) {
    this.host = host;
    this.answer = answer;
  }

  /** There will be no answer, if there is none yet. */
  void hostDied() {
    var _ = answer.completeExceptionally(new HostDied(host));
  }

  /** Whether there is an answer, or never will be one. */
  public boolean isOver() {
    return answer.isDone();
  }

  /** Whether it was done. */
  public boolean isDone() {
    return answer.isDone() && !answer.isCompletedExceptionally();
  }

  /** What it was refused or failed with; null: it wasn't, or the host crashed. */
  public @Nullable Throwable failure() {
    return answer.isCompletedExceptionally() && !(answer.exceptionNow() instanceof HostDied)
        ? answer.exceptionNow()
        : null;
  }

  /**
   * The result.
   *
   * @throws HostDown when the host crashed before it answered
   * @throws RuntimeException that it was refused or failed with
   * @throws IllegalStateException when it isn't over
   */
  public R result() {
    if (!answer.isDone()) {
      throw new IllegalStateException("host '%s' has not answered yet".formatted(host));
    }
    if (!answer.isCompletedExceptionally()) {
      return answer.resultNow();
    }
    throw switch (answer.exceptionNow()) {
      case HostDied _ -> new HostDown(host);
      case RuntimeException refused -> refused;
      case Throwable broken -> new IllegalStateException(broken);
    };
  }
}

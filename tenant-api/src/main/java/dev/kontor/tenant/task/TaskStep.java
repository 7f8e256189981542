package dev.kontor.tenant.task;

/**
 * What came of a task's step.
 *
 * @param <S> the task's state
 * @param <R> its result
 */
public sealed interface TaskStep<S, R> {

  /**
   * There is more to do.
   *
   * @param state that the next step takes
   * @param finished how much is finished, of the total; in whatever is counted
   * @param total how much there is; 0: nobody knows
   */
  record Next<S, R>(S state, long finished, long total) implements TaskStep<S, R> {

    /** Checks the bounds. */
    public Next {
      if (finished < 0 || total < 0) {
        throw new IllegalArgumentException(
            "%d of %d are finished; expected 0 or more of each".formatted(finished, total));
      }
    }
  }

  /**
   * All is done.
   *
   * @param result what came of it: a record, a text, a number
   */
  record Done<S, R>(R result) implements TaskStep<S, R> {}

  /** There is more to do; so much is finished. */
  static <S, R> TaskStep<S, R> next(S state, long finished, long total) {
    return new Next<>(state, finished, total);
  }

  /** All is done. */
  static <S, R> TaskStep<S, R> done(R result) {
    return new Done<>(result);
  }
}

package dev.kontor.simulation;

import java.util.Arrays;

/**
 * By what failures of two runs are taken for the same one, though they tell of other steps and
 * values: the promise that is broken, else what was thrown, and where the scenario was then.
 *
 * @param what the promise in the scenario's words, or the class of what was thrown
 * @param line of the scenario; 0: the scenario hasn't thrown it
 */
record FailureKind(String what, int line) {

  /** Of what a scenario of this class has failed with. */
  static FailureKind of(Throwable failed, Class<?> scenario) {
    return failed instanceof PromiseBroken broken
        ? new FailureKind("promise: " + broken.promise(), 0)
        : new FailureKind(failed.getClass().getName(), line(failed, scenario.getName()));
  }

  private static int line(Throwable failed, String scenario) {
    return Arrays.stream(failed.getStackTrace())
        .filter(frame ->
            frame.getClassName().equals(scenario)
                || frame.getClassName().startsWith(scenario + "$"))
        .mapToInt(StackTraceElement::getLineNumber)
        .findFirst()
        .orElse(0);
  }
}

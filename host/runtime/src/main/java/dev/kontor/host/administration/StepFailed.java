package dev.kontor.host.administration;

/** A step of an operation failed. The same command goes on from there. */
public final class StepFailed extends RuntimeException {

  private final String step;
  private final String reason;

  StepFailed(String step, String reason, Throwable cause) {
    super("step '%s' failed: %s".formatted(step, reason), cause);
    this.step = step;
    this.reason = reason;
  }

  /** The step's name. */
  public String step() {
    return step;
  }

  /** Why it failed, in a line. */
  public String reason() {
    return reason;
  }
}

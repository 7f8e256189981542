package dev.kontor.cli;

import java.util.List;

/** A command could not be done: why, what to do next, and the exit code that says so to scripts. */
final class Failure extends RuntimeException {

  private final ExitCode exitCode;
  private final transient List<ConfigurationError> errors;

  Failure(ExitCode exitCode, String message) {
    this(exitCode, message, List.of());
  }

  Failure(ExitCode exitCode, String message, List<ConfigurationError> errors) {
    super(message);
    this.exitCode = exitCode;
    this.errors = List.copyOf(errors);
  }

  ExitCode exitCode() {
    return exitCode;
  }

  /**
   * The faults of a configuration, each at its place; empty when the failure is of another kind.
   */
  List<ConfigurationError> errors() {
    return errors;
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}

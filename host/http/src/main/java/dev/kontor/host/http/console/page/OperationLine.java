package dev.kontor.host.http.console.page;

import dev.kontor.host.administration.Operation;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An operation as the journal has it.
 *
 * @param begunAt when its first step began
 */
public record OperationLine(
    String kind, String state, @Nullable Instant begunAt, List<StepLine> steps) {

  static OperationLine of(Operation operation) {
    return new OperationLine(
        operation.kind().label(),
        operation.state().label(),
        operation.steps().stream()
            .map(Operation.Step::startedAt)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        operation.steps().stream().map(StepLine::of).toList());
  }

  /** A step of it. */
  public record StepLine(
      String name,
      String state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String error) {

    static StepLine of(Operation.Step step) {
      return new StepLine(
          step.name(), step.state().label(), step.startedAt(), step.endedAt(), step.error());
    }

    /** How long it took, for people; nothing while it runs. */
    public String duration() {
      return startedAt == null || endedAt == null ? "" : Times.between(startedAt, endedAt);
    }
  }
}

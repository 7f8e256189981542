package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.administration.Operation;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An operation as the admin API shows it. */
@Serdeable
record OperationView(String id, String kind, String state, List<StepView> steps) {

  /** A step of it. */
  @Serdeable
  @JsonInclude(JsonInclude.Include.ALWAYS)
  record StepView(
      String name,
      String state,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String error) {

    static StepView of(Operation.Step step) {
      return new StepView(
          step.name(), step.state().label(), step.startedAt(), step.endedAt(), step.error());
    }
  }

  static OperationView of(Operation operation) {
    return new OperationView(
        operation.id().toString(),
        operation.kind().label(),
        operation.state().label(),
        operation.steps().stream().map(StepView::of).toList());
  }
}

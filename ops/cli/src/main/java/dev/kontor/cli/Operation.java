package dev.kontor.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;

/**
 * Something the host does in steps for one tenant.
 *
 * @param id its name among the tenant's operations
 * @param kind what is done, such as {@code onboard}
 * @param state {@code running}, {@code done} or {@code failed}
 * @param steps in the order in which they are done
 */
record Operation(String id, String kind, String state, List<Step> steps) {

  /** One step; the times are ISO 8601, empty while unknown. */
  record Step(String name, String state, String startedAt, String endedAt, String error) {

    static Step of(JsonObject step) {
      return new Step(
          step.text("name"),
          step.text("state"),
          step.text("startedAt"),
          step.text("endedAt"),
          step.text("error"));
    }

    boolean done() {
      return state.equals("done");
    }

    boolean failed() {
      return state.equals("failed");
    }

    boolean running() {
      return state.equals("running");
    }

    /** How long it took, such as {@code 0.12 s}; empty when the host doesn't say. */
    String took() {
      try {
        var time = Duration.between(Instant.parse(startedAt), Instant.parse(endedAt));
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
      } catch (DateTimeParseException unknown) {
        return "";
      }
    }
  }

  static Operation of(JsonObject operation) {
    return new Operation(
        operation.text("id"),
        operation.text("kind"),
        operation.text("state"),
        operation.objects("steps").stream().map(Step::of).toList());
  }

  boolean done() {
    return state.equals("done");
  }

  boolean ended() {
    return done() || state.equals("failed");
  }

  /** Why it failed: the failed step's own words. */
  String failure() {
    return steps.stream()
        .filter(Step::failed)
        .map(step -> "step '%s': %s".formatted(step.name(), step.error()))
        .findFirst()
        .orElse("the host doesn't say why; see its log");
  }
}

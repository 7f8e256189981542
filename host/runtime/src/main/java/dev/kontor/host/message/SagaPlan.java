package dev.kontor.host.message;

import dev.kontor.tenant.DomainEvent;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A saga as its class declares it. Immutable.
 *
 * @param state the type of its state
 * @param compensated what is done once all is undone; null: nothing
 */
public record SagaPlan(
    String name, Class<?> state, List<Step> steps, @Nullable ProcessMethod compensated) {

  /** Copies the list. */
  public SagaPlan {
    steps = List.copyOf(steps);
  }

  /** The step that a saga begins with. */
  public Step first() {
    return steps.getFirst();
  }

  /**
   * The step of a name.
   *
   * @throws IllegalStateException when there is none any more
   */
  public Step step(String step) {
    return steps.stream()
        .filter(each -> each.name().equals(step))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "the saga '%s' has no step '%s' any more; bring it back and replay"
                    .formatted(name, step)));
  }

  /** The step after this one; null: it is the last. */
  public @Nullable Step after(Step step) {
    int next = steps.indexOf(step) + 1;
    return next < steps.size() ? steps.get(next) : null;
  }

  /**
   * A step.
   *
   * @param compensation what undoes it; null: nothing need
   * @param answer what it waits for; null: it doesn't wait
   * @param within how long it may take; null: as long as it likes
   * @param attempts how often it is tried
   */
  public record Step(
      String name,
      ProcessMethod method,
      @Nullable ProcessMethod compensation,
      @Nullable Class<? extends DomainEvent> answer,
      @Nullable Duration within,
      int attempts) {}
}

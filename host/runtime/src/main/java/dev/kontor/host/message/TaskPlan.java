package dev.kontor.host.message;

import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.task.Task;
import dev.kontor.tenant.task.TaskStep;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A task as its method declares it. Immutable.
 *
 * @param step does the next part of it
 */
public record TaskPlan(String name, ProcessMethod step) {

  /** The type of its state. */
  public Class<?> state() {
    return step.state();
  }

  /** The task that a method is; null: a wrong one. */
  static @Nullable TaskPlan read(HandlerMethod method, Collection<String> faults) {
    var name = method.method().stringValue(Task.class).orElse("");
    var step = new ProcessMethod(method);
    int before = faults.size();
    if (!name.matches("[a-z][a-z0-9-]*")) {
      faults.add(
          "%s is the @Task '%s'; expected a name such as location-import".formatted(method, name));
    }
    if (step.state() == Void.class) {
      faults.add("%s is a @Task without an argument; expected its state".formatted(method));
    }
    step.checkRest(List.of(FollowUp.class), faults);
    if (!TaskStep.class.isAssignableFrom(step.returned())) {
      faults.add(
          "%s is a @Task and returns a %s; expected a TaskStep"
              .formatted(method, step.returned().getSimpleName()));
    }
    return faults.size() == before ? new TaskPlan(name, step) : null;
  }
}

package dev.kontor.host.message;

import dev.kontor.host.message.Catalog.Metering;
import dev.kontor.host.message.HandlerMeters.Kind;
import dev.kontor.tenant.task.Task;
import io.micronaut.inject.BeanDefinition;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The long processes of an application: its sagas and tasks. Immutable. */
public final class Processes {

  private final Map<String, SagaPlan> sagas = new TreeMap<>();
  private final Map<String, TaskPlan> tasks = new TreeMap<>();

  /** Of some beans; what is wrong with them is added to the faults. */
  Processes(
      Collection<BeanDefinition<?>> definitions, Metering metering, Collection<String> faults) {
    for (var definition : definitions) {
      add(sagas, SagaReader.read(definition, metering, faults), SagaPlan::name, "sagas", faults);
      for (var method : definition.getExecutableMethods()) {
        if (method.hasDeclaredAnnotation(Task.class)) {
          var step = metering.of(Kind.STEP, new HandlerMethod(definition, method));
          var task = TaskPlan.read(step, faults);
          add(tasks, task, TaskPlan::name, "tasks", faults);
        }
      }
    }
  }

  private static <P> void add(
      Map<String, P> plans,
      @Nullable P plan,
      Function<P, String> name,
      String kind,
      Collection<String> faults) {
    if (plan != null && plans.putIfAbsent(name.apply(plan), plan) != null) {
      faults.add(
          "two %s are named '%s'; expected a name of its own for each"
              .formatted(kind, name.apply(plan)));
    }
  }

  /**
   * The saga of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public SagaPlan saga(String name) {
    return plan(sagas, name, "saga");
  }

  /**
   * The saga of a name, which is to be started with this state.
   *
   * @throws IllegalArgumentException when there is none, or it takes another state
   */
  public SagaPlan saga(String name, Object state) {
    var saga = saga(name);
    requireState("saga", name, saga.state(), state);
    return saga;
  }

  /**
   * The task of a name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public TaskPlan task(String name) {
    return plan(tasks, name, "task");
  }

  /**
   * The task of a name, which is to be started with this state.
   *
   * @throws IllegalArgumentException when there is none, or it takes another state
   */
  public TaskPlan task(String name, Object state) {
    var task = task(name);
    requireState("task", name, task.state(), state);
    return task;
  }

  private static void requireState(String kind, String name, Class<?> type, Object state) {
    if (!type.isInstance(state)) {
      throw new IllegalArgumentException(
          "the %s '%s' was to be started with a %s; expected a %s"
              .formatted(kind, name, state.getClass().getName(), type.getName()));
    }
  }

  /** All sagas, by name. */
  public Collection<SagaPlan> sagas() {
    return Collections.unmodifiableCollection(sagas.values());
  }

  /** All tasks, by name. */
  public Collection<TaskPlan> tasks() {
    return Collections.unmodifiableCollection(tasks.values());
  }

  private static <P> P plan(Map<String, P> plans, String name, String kind) {
    var plan = plans.get(name);
    if (plan == null) {
      throw new IllegalArgumentException(
          "no %s is named '%s'; expected one of %s, which the tenant's modules have"
              .formatted(kind, name, plans.keySet()));
    }
    return plan;
  }
}

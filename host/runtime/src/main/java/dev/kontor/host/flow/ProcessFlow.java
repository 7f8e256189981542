package dev.kontor.host.flow;

import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Kind;
import dev.kontor.host.flow.MessageFlow.Message;
import dev.kontor.host.flow.MessageFlow.Phase;
import dev.kontor.host.message.Catalog;
import dev.kontor.host.message.CronMethod;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.host.message.ProcessMethod;
import dev.kontor.host.message.SagaPlan;
import dev.kontor.host.message.TaskPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What goes on over many units, or begins by itself: sagas, tasks and timed methods. */
final class ProcessFlow {

  private final Catalog catalog;
  private final Function<Class<?>, @Nullable String> moduleOf;
  private final Leads leads;

  /**
   * Of a catalog.
   *
   * @param moduleOf the module that a class lies in
   */
  ProcessFlow(Catalog catalog, Function<Class<?>, @Nullable String> moduleOf, Leads leads) {
    this.catalog = catalog;
    this.moduleOf = moduleOf;
    this.leads = leads;
  }

  static String sagaId(String name) {
    return "saga:" + name;
  }

  static String taskId(String name) {
    return "task:" + name;
  }

  /** Their methods, each bean of which may stand behind an interface. */
  static Stream<HandlerMethod> methods(Catalog catalog) {
    var processes = catalog.processes();
    return Stream.of(
            processes.sagas().stream().map(saga -> saga.first().method().handler()),
            processes.tasks().stream().map(task -> task.step().handler()),
            catalog.crons().stream().map(CronMethod::method))
        .flatMap(methods -> methods);
  }

  /** The sagas and tasks, by kind and name. */
  List<Message> messages() {
    var processes = catalog.processes();
    return Stream.concat(
            processes.sagas().stream().map(saga -> message(Kind.SAGA, saga.name(), saga.first())),
            processes.tasks().stream()
                .map(task -> message(Kind.TASK, taskId(task.name()), task.name(), task.step())))
        .toList();
  }

  private Message message(Kind kind, String name, SagaPlan.Step first) {
    return message(kind, sagaId(name), name, first.method());
  }

  private Message message(Kind kind, String id, String name, ProcessMethod method) {
    return new Message(id, name, kind, module(method.handler()), null, null, false, null, null);
  }

  /**
   * Timed methods, then sagas with their steps in order, each before what undoes it; then tasks.
   */
  List<Handler> handlers() {
    var handlers = new ArrayList<Handler>();
    catalog.crons().forEach(cron -> handlers.add(timed(cron)));
    catalog.processes().sagas().forEach(saga -> addAll(saga, handlers));
    catalog.processes().tasks().forEach(task -> handlers.add(step(task)));
    return handlers;
  }

  private Handler timed(CronMethod cron) {
    var method = cron.method();
    return new Handler(
        method.toString(),
        module(method),
        Phase.TIMED,
        cron.name(),
        cron.plan(),
        List.of(),
        leads.of(method, method.returned()));
  }

  private void addAll(SagaPlan saga, List<Handler> handlers) {
    for (var step : saga.steps()) {
      handlers.add(step(saga, step));
      if (step.compensation() != null) {
        handlers.add(of(saga, step.compensation(), Phase.UNDOING, step.name()));
      }
    }
    if (saga.compensated() != null) {
      handlers.add(of(saga, saga.compensated(), Phase.UNDONE, null));
    }
  }

  private Handler step(SagaPlan saga, SagaPlan.Step step) {
    var answer = Stream.<Class<?>>ofNullable(step.answer()).map(Class::getName);
    return handler(
        step.method(),
        Phase.STEP,
        step.name(),
        step.within() == null ? null : step.within().toString(),
        Stream.concat(Stream.of(sagaId(saga.name())), answer).toList());
  }

  private Handler of(SagaPlan saga, ProcessMethod method, Phase phase, @Nullable String step) {
    return handler(method, phase, step, null, List.of(sagaId(saga.name())));
  }

  private Handler step(TaskPlan task) {
    return handler(task.step(), Phase.STEP, null, null, List.of(taskId(task.name())));
  }

  private Handler handler(
      ProcessMethod process,
      Phase phase,
      @Nullable String storedAs,
      @Nullable String time,
      List<String> handles) {
    var method = process.handler();
    return new Handler(
        method.toString(),
        module(method),
        phase,
        storedAs,
        time,
        handles,
        leads.of(method, method.message()));
  }

  private @Nullable String module(HandlerMethod method) {
    return moduleOf.apply(method.declaringClass());
  }
}

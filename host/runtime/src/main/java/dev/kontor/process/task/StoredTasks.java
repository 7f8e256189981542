package dev.kontor.process.task;

import dev.kontor.host.message.Processes;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.UnitQueues;
import dev.kontor.process.task.TaskEvent.Advanced;
import dev.kontor.process.task.TaskEvent.CancelAsked;
import dev.kontor.process.task.TaskEvent.Cancelled;
import dev.kontor.process.task.TaskEvent.Done;
import dev.kontor.process.task.TaskEvent.Started;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.task.TaskStatus;
import dev.kontor.tenant.task.TaskStatus.Phase;
import dev.kontor.tenant.task.Tasks;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tenant's tasks, each a stream of events. */
@Singleton
final class StoredTasks implements Tasks {

  private final TenantContext context;
  private final Processes processes;
  private final EventStore events;
  private final EventCodec codec;
  private final UnitQueues queues;

  StoredTasks(
      TenantContext context,
      Processes processes,
      EventStore events,
      EventCodec codec,
      UnitQueues queues) {
    this.context = context;
    this.processes = processes;
    this.events = events;
    this.codec = codec;
    this.queues = queues;
  }

  @Override
  public boolean start(String task, String id, Object state) {
    return context.send(new StartTask(task, id, state));
  }

  @Handler
  boolean start(StartTask command) {
    var _ = processes.task(command.task(), command.state());
    if (!read(command.task(), command.id()).isEmpty()) {
      return false;
    }
    context.raise(new Started(command.task(), command.id()));
    context.raise(new Advanced(command.task(), command.id(), codec.write(command.state()), 0, 0));
    return true;
  }

  /** In its order; whatever is raised next must come next. */
  private List<TaskEvent> read(String task, String id) {
    return events.read(TaskEvent.stream(task, id), 0).stream()
        .map(recorded -> (TaskEvent) recorded.event())
        .toList();
  }

  @Override
  public boolean cancel(String task, String id) {
    return context.send(new CancelTask(task, id));
  }

  /** What a dead letter holds is cancelled at once, since nothing else would do it. */
  @Handler
  boolean cancel(CancelTask command) {
    var found = read(command.task(), command.id());
    if (found.isEmpty() || isOver(found.getLast())) {
      return false;
    }
    var next = next(command.task(), command.id());
    if (next != null && next.isParked()) {
      var at = advanced(next);
      context.raise(new Cancelled(command.task(), command.id(), at.finished(), at.total()));
    } else if (found.getLast() instanceof Started) {
      context.raise(new CancelAsked(command.task(), command.id()));
    }
    return true;
  }

  private static boolean isOver(TaskEvent last) {
    return switch (last) {
      case Done _, Cancelled _ -> true;
      case Started _, CancelAsked _, Advanced _ -> false;
    };
  }

  private @Nullable Due next(String task, String id) {
    return queues.first(TaskRuns.HANDLER, TaskEvent.streamOfSteps(task, id));
  }

  private Advanced advanced(Due next) {
    return (Advanced) codec.read(next.event());
  }

  @Override
  public Optional<TaskStatus> find(String task, String id) {
    return context.ask(new FindTask(task, id)).map(FoundTask::status);
  }

  @Override
  public <R> Optional<R> result(String task, String id, Class<R> type) {
    return context
        .ask(new FindTask(task, id))
        .flatMap(found -> Optional.ofNullable(found.result()))
        .map(result -> codec.read(result, type));
  }

  @Handler
  Optional<FoundTask> find(FindTask query) {
    var found = read(query.task(), query.id());
    return found.isEmpty() ? Optional.empty() : Optional.of(found(query, found.getLast()));
  }

  private FoundTask found(FindTask query, TaskEvent last) {
    return switch (last) {
      case Done done ->
          new FoundTask(status(query, Phase.DONE, done.finished(), done.finished()), done.result());
      case Cancelled cancelled ->
          new FoundTask(
              status(query, Phase.CANCELLED, cancelled.finished(), cancelled.total()), null);
      case Started _ -> underWay(query, Phase.RUNNING);
      case CancelAsked _ -> underWay(query, Phase.CANCELLING);
      case Advanced _ -> throw new IllegalStateException("a step in a task's own stream");
    };
  }

  private FoundTask underWay(FindTask query, Phase phase) {
    var next = next(query.task(), query.id());
    if (next == null) {
      // Its last step was committed between two readings.
      return new FoundTask(status(query, phase, 0, 0), null);
    }
    var at = advanced(next);
    return new FoundTask(
        status(query, next.isParked() ? Phase.STUCK : phase, at.finished(), at.total()), null);
  }

  private static TaskStatus status(FindTask query, Phase phase, long finished, long total) {
    return new TaskStatus(query.task(), query.id(), phase, finished, total);
  }
}

package dev.kontor.process.task;

import dev.kontor.host.message.Instead;
import dev.kontor.host.message.Processes;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.process.task.TaskEvent.Advanced;
import dev.kontor.process.task.TaskEvent.Cancelled;
import dev.kontor.process.task.TaskEvent.Done;
import dev.kontor.process.task.TaskEvent.Started;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.task.TaskStep;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;

/**
 * Moves tasks on: after each step does the next, in one unit with the event that it is done, which
 * the one after it follows.
 */
@Singleton
final class TaskRuns {

  static final String HANDLER = "kontor-task";

  private final TenantContext context;
  private final Processes processes;
  private final EventStore events;
  private final EventCodec codec;
  private final BeanContext beans;

  TaskRuns(
      TenantContext context,
      Processes processes,
      EventStore events,
      EventCodec codec,
      BeanContext beans) {
    this.context = context;
    this.processes = processes;
    this.events = events;
    this.codec = codec;
    this.beans = beans;
  }

  @AfterCommit(HANDLER)
  void goOn(Advanced at, FollowUp run) {
    var last = events.read(TaskEvent.stream(at.task(), at.id()), 0).getLast().event();
    switch ((TaskEvent) last) {
      case Started _ -> doNext(at, run);
      case TaskEvent.CancelAsked _ ->
          context.raise(new Cancelled(at.task(), at.id(), at.finished(), at.total()));
      case Done _, Cancelled _, Advanced _ -> {}
    }
  }

  /** A step says itself whether it is the last; one that is skipped would end its task unseen. */
  @Instead(HANDLER)
  void failed(Advanced at, FollowUp run, RuntimeException why) {
    throw why instanceof MessageSkipped
        ? new IllegalStateException(
            "a step of the task '%s' was skipped; expected TaskStep.next or TaskStep.done"
                .formatted(at.task()),
            why)
        : why;
  }

  private void doNext(Advanced at, FollowUp run) {
    var plan = processes.task(at.task());
    var step = plan.step().call(beans, codec.read(at.state(), plan.state()), run);
    switch (step) {
      case TaskStep.Next<?, ?> next ->
          context.raise(
              new Advanced(
                  at.task(), at.id(), codec.write(next.state()), next.finished(), next.total()));
      case TaskStep.Done<?, ?> done ->
          context.raise(
              new Done(
                  at.task(),
                  at.id(),
                  codec.write(done.result()),
                  Math.max(at.finished(), at.total())));
      case null, default ->
          throw new IllegalStateException(
              "%s returned nothing; expected TaskStep.next or TaskStep.done"
                  .formatted(plan.step()));
    }
  }
}

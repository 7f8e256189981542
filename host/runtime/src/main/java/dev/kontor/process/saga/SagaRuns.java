package dev.kontor.process.saga;

import dev.kontor.host.message.Instead;
import dev.kontor.host.message.Processes;
import dev.kontor.host.message.SagaPlan;
import dev.kontor.host.message.SagaPlan.Step;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.process.saga.SagaEvent.Answered;
import dev.kontor.process.saga.SagaEvent.Compensated;
import dev.kontor.process.saga.SagaEvent.Completed;
import dev.kontor.process.saga.SagaEvent.Moved;
import dev.kontor.process.saga.SagaEvent.StepDone;
import dev.kontor.process.saga.SagaEvent.StepRefused;
import dev.kontor.process.saga.SagaEvent.StepUndone;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.MessageMalformed;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.FollowUp;
import io.micronaut.context.BeanContext;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Moves sagas on: after each event of one, does what is to be done next, in one unit with the event
 * that says so. What that is depends on what has happened and on nothing else; so a run that comes
 * too often finds nothing to do, and of two at once one is tried again.
 */
@Singleton
final class SagaRuns {

  static final String HANDLER = "kontor-saga";

  private final TenantContext context;
  private final Processes processes;
  private final SagaStreams streams;
  private final SagaClock clock;
  private final EventCodec codec;
  private final BeanContext beans;

  SagaRuns(
      TenantContext context,
      Processes processes,
      SagaStreams streams,
      SagaClock clock,
      EventCodec codec,
      BeanContext beans) {
    this.context = context;
    this.processes = processes;
    this.streams = streams;
    this.clock = clock;
    this.codec = codec;
    this.beans = beans;
  }

  @AfterCommit(HANDLER)
  void goOn(Moved moved, FollowUp run) {
    var saga = new Run(moved, run);
    if (saga.progress.isUndone()) {
      saga.undo();
    } else if (saga.progress.next() != null) {
      saga.doNext(saga.progress.next());
    }
  }

  /**
   * Refused steps, and those that have used up their attempts, are answered by undoing what is
   * done. An undoing that fails is tried again.
   */
  @Instead(HANDLER)
  void failed(Moved moved, FollowUp run, RuntimeException why) {
    var saga = new Run(moved, run);
    if (why instanceof MessageSkipped) {
      saga.leaveOut();
    } else if (saga.progress.next() == null) {
      throw why;
    } else {
      saga.refuse(saga.progress.next(), why);
    }
  }

  private static boolean isRefusal(RuntimeException why) {
    return why instanceof DomainException
        || why instanceof MessageUnprocessable
        || why instanceof MessageMalformed
        || why instanceof NotFound;
  }

  /** One run for one saga. */
  private final class Run {

    private final String name;
    private final String id;
    private final FollowUp run;
    private final SagaPlan plan;
    private final Progress progress;

    Run(Moved moved, FollowUp run) {
      this.name = moved.saga();
      this.id = moved.id();
      this.run = run;
      this.plan = processes.saga(name);
      this.progress = Progress.after(streams.read(name, id));
    }

    void doNext(String next) {
      var step = plan.step(next);
      var answer = step.answer() == null ? Answer.NONE_WANTED : answerTo(step.answer());
      if (answer != null) {
        var state = state();
        var returned = step.method().call(beans, state, answer.event, run);
        done(step, answer.number, after(returned));
      }
    }

    private void done(Step step, int answer, String state) {
      clock.ends(name, id, step);
      var next = plan.after(step);
      if (next == null) {
        context.raise(new Completed(name, id, step.name(), state));
      } else {
        context.raise(new StepDone(name, id, step.name(), answer, state, next.name()));
        clock.begins(name, id, next);
      }
    }

    /** The first one of this type that no step has taken; null: it is waited for. */
    private @Nullable Answer answerTo(Class<? extends DomainEvent> type) {
      return progress.answers().entrySet().stream()
          .sorted(Map.Entry.comparingByKey())
          .map(heard -> new Answer(heard.getKey(), event(heard.getValue())))
          .filter(answer -> type.isInstance(answer.event))
          .findFirst()
          .orElse(null);
    }

    private DomainEvent event(Answered answer) {
      return codec.read(
          new StoredEvent(
              0,
              answer.stream(),
              StoredEvent.NEXT,
              answer.type(),
              answer.schema(),
              answer.answer(),
              run.cause()));
    }

    /** The last step that has something to undo; what was done after it has nothing. */
    private @Nullable Step toUndo() {
      return progress.done().reversed().stream()
          .map(plan::step)
          .filter(step -> step.compensation() != null)
          .findFirst()
          .orElse(null);
    }

    void undo() {
      if (progress.isOver()) {
        return;
      }
      var step = toUndo();
      var state = state();
      if (step != null && step.compensation() != null) {
        var returned = step.compensation().call(beans, state, run);
        context.raise(new StepUndone(name, id, step.name(), after(returned)));
        return;
      }
      if (plan.compensated() != null) {
        plan.compensated().call(beans, state, progress.reason(), run);
      }
      context.raise(new Compensated(name, id));
    }

    /** What was to be done, or undone, had nothing to do. */
    void leaveOut() {
      var step = progress.isUndone() ? toUndo() : null;
      if (progress.next() != null) {
        done(plan.step(progress.next()), 0, progress.state());
      } else if (step != null) {
        context.raise(new StepUndone(name, id, step.name(), progress.state()));
      } else if (!progress.isOver()) {
        context.raise(new Compensated(name, id));
      }
    }

    void refuse(String next, RuntimeException why) {
      var step = plan.step(next);
      if (!isRefusal(why) && run.attempt() < step.attempts()) {
        throw why;
      }
      clock.ends(name, id, step);
      context.raise(new StepRefused(name, id, step.name(), said(why)));
    }

    private String said(RuntimeException why) {
      return why.getMessage() == null ? why.getClass().getSimpleName() : why.getMessage();
    }

    private Object state() {
      return codec.read(progress.state(), plan.state());
    }

    private String after(@Nullable Object returned) {
      return returned == null ? progress.state() : codec.write(returned);
    }
  }

  /** What a step waits for; of one that doesn't wait, nothing. */
  private record Answer(int number, @Nullable DomainEvent event) {

    static final Answer NONE_WANTED = new Answer(0, null);
  }
}

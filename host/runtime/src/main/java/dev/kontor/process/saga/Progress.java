package dev.kontor.process.saga;

import dev.kontor.process.saga.SagaEvent.Answered;
import dev.kontor.process.saga.SagaEvent.Compensated;
import dev.kontor.process.saga.SagaEvent.Completed;
import dev.kontor.process.saga.SagaEvent.Started;
import dev.kontor.process.saga.SagaEvent.StepDone;
import dev.kontor.process.saga.SagaEvent.StepRefused;
import dev.kontor.process.saga.SagaEvent.StepUndone;
import dev.kontor.process.saga.SagaEvent.TimeUp;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far a saga has come, as its events tell.
 *
 * @param state JSON
 * @param next the step to do; null: none any more
 * @param done the steps that are done and not undone, in the order in which they were
 * @param answers those that no step has taken, by their number
 * @param heard how many answers there were
 * @param reason why it is undone; null: it isn't
 */
record Progress(
    String state,
    @Nullable String next,
    List<String> done,
    Map<Integer, Answered> answers,
    int heard,
    @Nullable String reason,
    boolean isOver) {

  private static final Progress NOT_STARTED =
      new Progress("", null, List.of(), Map.of(), 0, null, true);

  /** Copies what can be changed. */
  Progress {
    done = List.copyOf(done);
    answers = Map.copyOf(answers);
  }

  static Progress after(List<SagaEvent> events) {
    var progress = NOT_STARTED;
    for (var event : events) {
      progress = progress.after(event);
    }
    return progress;
  }

  boolean isUndone() {
    return reason != null;
  }

  private Progress after(SagaEvent event) {
    return switch (event) {
      case Started started -> began(started);
      case StepDone step -> did(step.step(), step.answer(), step.state(), step.next());
      case Completed last -> did(last.step(), 0, last.state(), null).over();
      case Answered answer -> hearing(answer);
      case TimeUp up ->
          !isUndone() && up.step().equals(next)
              ? refused("step '%s' took too long".formatted(next))
              : this;
      case StepRefused refused -> refused(String.valueOf(refused.reason()));
      case StepUndone undone -> undid(undone);
      case Compensated _ -> over();
    };
  }

  private static Progress began(Started started) {
    return new Progress(started.state(), started.next(), List.of(), Map.of(), 0, null, false);
  }

  private Progress did(String step, int answer, String after, @Nullable String then) {
    var steps = new ArrayList<>(done);
    steps.add(step);
    var left = new TreeMap<>(answers);
    left.remove(answer);
    return new Progress(after, then, steps, left, heard, reason, isOver);
  }

  private Progress hearing(Answered answer) {
    var all = new TreeMap<>(answers);
    all.put(heard + 1, answer);
    return new Progress(state, next, done, all, heard + 1, reason, isOver);
  }

  private Progress refused(String why) {
    return new Progress(state, null, done, answers, heard, why, isOver);
  }

  private Progress undid(StepUndone undone) {
    var left = done.subList(0, done.lastIndexOf(undone.step()));
    return new Progress(undone.state(), null, left, answers, heard, reason, isOver);
  }

  private Progress over() {
    return new Progress(state, null, done, answers, heard, reason, true);
  }
}

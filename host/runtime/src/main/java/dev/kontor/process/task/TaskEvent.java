package dev.kontor.process.task;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;

/**
 * What can happen to a task. Its steps have a stream of their own, so that to see whether it goes
 * on is to read three events at most, however many steps there were.
 */
sealed interface TaskEvent extends DomainEvent {

  /** The name that the task is declared under. */
  String task();

  /** Which of its tasks. */
  String id();

  @Override
  default String stream() {
    return stream(task(), id());
  }

  /** A task's name has no colon, so no two tasks have one stream. */
  static String stream(String task, String id) {
    return "task-" + task + ":" + id;
  }

  /** Of its steps. */
  static String streamOfSteps(String task, String id) {
    return "task-steps-" + task + ":" + id;
  }

  /** It began. */
  @Serdeable
  @EventType("kontor.task-started")
  record Started(String task, String id) implements TaskEvent {}

  /** No further step of it is to begin. */
  @Serdeable
  @EventType("kontor.task-cancel-asked")
  record CancelAsked(String task, String id) implements TaskEvent {}

  /** It ended before it was done. */
  @Serdeable
  @EventType("kontor.task-cancelled")
  record Cancelled(String task, String id, long finished, long total) implements TaskEvent {}

  /**
   * It is done.
   *
   * @param result JSON
   */
  @Serdeable
  @EventType("kontor.task-done")
  record Done(String task, String id, String result, long finished) implements TaskEvent {}

  /**
   * A step is done, or was none yet, and another comes next.
   *
   * @param state that it takes, as JSON
   */
  @Serdeable
  @EventType("kontor.task-advanced")
  record Advanced(String task, String id, String state, long finished, long total)
      implements TaskEvent {

    @Override
    public String stream() {
      return streamOfSteps(task, id);
    }
  }
}

package dev.kontor.process.saga;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.EventType;
import io.micronaut.serde.annotation.Serdeable;
import org.jspecify.annotations.Nullable;

/** What can happen to a saga. States are JSON. */
sealed interface SagaEvent extends DomainEvent {

  /** The name that the saga is declared under. */
  String saga();

  /** Which of its sagas. */
  String id();

  @Override
  default String stream() {
    return stream(saga(), id());
  }

  /** A saga's name has no colon, so no two sagas have one stream. */
  static String stream(String saga, String id) {
    return "saga-" + saga + ":" + id;
  }

  /** After which there may be something to do. */
  sealed interface Moved extends SagaEvent {}

  /** It began, with this step. */
  @Serdeable
  @EventType("kontor.saga-started")
  record Started(String saga, String id, String state, String next) implements Moved {}

  /**
   * A step is done, and another comes next.
   *
   * @param answer the number, from 1, of the answer that the step took; 0: none
   */
  @Serdeable
  @EventType("kontor.saga-step-done")
  record StepDone(String saga, String id, String step, int answer, String state, String next)
      implements Moved {}

  /** The last step is done. */
  @Serdeable
  @EventType("kontor.saga-completed")
  record Completed(String saga, String id, String step, String state) implements SagaEvent {}

  /** It was told what a step waits for. */
  @Serdeable
  @EventType("kontor.saga-answered")
  record Answered(String saga, String id, String type, int schema, String answer)
      implements Moved {}

  /** A step has not been done in time, if it is not done yet. */
  @Serdeable
  @EventType("kontor.saga-time-up")
  record TimeUp(String saga, String id, String step) implements Moved {}

  /** A step can't be done. */
  @Serdeable
  @EventType("kontor.saga-step-refused")
  record StepRefused(String saga, String id, String step, @Nullable String reason)
      implements Moved {}

  /** A step is undone, and with it all that were done later. */
  @Serdeable
  @EventType("kontor.saga-step-undone")
  record StepUndone(String saga, String id, String step, String state) implements Moved {}

  /** All that was done is undone. */
  @Serdeable
  @EventType("kontor.saga-compensated")
  record Compensated(String saga, String id) implements SagaEvent {}
}

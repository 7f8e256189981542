package dev.kontor.process.saga;

import dev.kontor.process.saga.SagaEvent.Answered;
import dev.kontor.process.saga.SagaEvent.Compensated;
import dev.kontor.process.saga.SagaEvent.Completed;
import dev.kontor.process.saga.SagaEvent.Started;
import dev.kontor.process.saga.SagaEvent.StepDone;
import dev.kontor.process.saga.SagaEvent.StepRefused;
import dev.kontor.process.saga.SagaEvent.StepUndone;
import dev.kontor.process.saga.SagaEvent.TimeUp;
import dev.kontor.tenant.DomainEvent;
import java.util.List;

/** One of each event of sagas. */
public final class SagaSamples {

  private static final String STATE = "{\"traveller\":\"ann\"}";

  private SagaSamples() {}

  public static List<DomainEvent> all() {
    return List.of(
        new Started("trip", "ann", STATE, "flight"),
        new StepDone("trip", "ann", "flight", 2, STATE, "hotel"),
        new Completed("trip", "ann", "payment", STATE),
        new Answered("trip", "ann", "trip.room-confirmed", 1, "{\"room\":\"12\"}"),
        new TimeUp("trip", "ann", "hotel"),
        new StepRefused("trip", "ann", "payment", "ann has no money"),
        new StepUndone("trip", "ann", "hotel", STATE),
        new Compensated("trip", "ann"));
  }
}

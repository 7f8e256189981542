package dev.kontor.process.saga;

import dev.kontor.host.message.Processes;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.UnitQueues;
import dev.kontor.process.saga.SagaEvent.Answered;
import dev.kontor.process.saga.SagaEvent.Started;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.saga.SagaStatus;
import dev.kontor.tenant.saga.SagaStatus.Phase;
import dev.kontor.tenant.saga.Sagas;
import jakarta.inject.Singleton;
import java.util.Optional;

/** The tenant's sagas, each a stream of events. */
@Singleton
final class StoredSagas implements Sagas {

  private final TenantContext context;
  private final Processes processes;
  private final SagaStreams streams;
  private final SagaClock clock;
  private final EventCodec codec;
  private final UnitQueues queues;

  StoredSagas(
      TenantContext context,
      Processes processes,
      SagaStreams streams,
      SagaClock clock,
      EventCodec codec,
      UnitQueues queues) {
    this.context = context;
    this.processes = processes;
    this.streams = streams;
    this.clock = clock;
    this.codec = codec;
    this.queues = queues;
  }

  @Override
  public boolean start(String saga, String id, Object state) {
    return context.send(new StartSaga(saga, id, state));
  }

  @Handler
  boolean start(StartSaga command) {
    var plan = processes.saga(command.saga(), command.state());
    if (!streams.read(command.saga(), command.id()).isEmpty()) {
      return false;
    }
    var first = plan.first();
    context.raise(
        new Started(command.saga(), command.id(), codec.write(command.state()), first.name()));
    clock.begins(command.saga(), command.id(), first);
    return true;
  }

  @Override
  public void answer(String saga, String id, DomainEvent answer) {
    context.send(new AnswerSaga(saga, id, answer));
  }

  @Handler
  void answer(AnswerSaga command) {
    if (!Progress.after(streams.read(command.saga(), command.id())).isOver()) {
      var answer = codec.encode(command.answer());
      context.raise(
          new Answered(
              command.saga(), command.id(), answer.type(), answer.schema(), answer.data()));
    }
  }

  @Override
  public Optional<SagaStatus> find(String saga, String id) {
    return context.ask(new FindSaga(saga, id));
  }

  @Handler
  Optional<SagaStatus> find(FindSaga query) {
    var events = streams.read(query.saga(), query.id());
    if (events.isEmpty()) {
      return Optional.empty();
    }
    var progress = Progress.after(events);
    var step =
        progress.isUndone() && !progress.done().isEmpty()
            ? progress.done().getLast()
            : progress.next();
    return Optional.of(
        new SagaStatus(query.saga(), query.id(), phase(query, progress), step, progress.reason()));
  }

  private Phase phase(FindSaga query, Progress progress) {
    if (progress.isOver()) {
      return progress.isUndone() ? Phase.COMPENSATED : Phase.COMPLETED;
    }
    if (queues.isHeld(SagaRuns.HANDLER, SagaEvent.stream(query.saga(), query.id()))) {
      return Phase.STUCK;
    }
    return progress.isUndone() ? Phase.COMPENSATING : Phase.RUNNING;
  }
}

package dev.kontor.process.saga;

import dev.kontor.tenant.aggregate.EventStore;
import jakarta.inject.Singleton;
import java.util.List;

/** What has happened to sagas. */
@Singleton
final class SagaStreams {

  private final EventStore events;

  SagaStreams(EventStore events) {
    this.events = events;
  }

  /** In its order; none: it was never started. Whatever is raised next must come next. */
  List<SagaEvent> read(String saga, String id) {
    return events.read(SagaEvent.stream(saga, id), 0).stream()
        .map(recorded -> (SagaEvent) recorded.event())
        .toList();
  }
}

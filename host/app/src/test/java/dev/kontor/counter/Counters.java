package dev.kontor.counter;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.ExpectedVersion;
import dev.kontor.tenant.aggregate.StoredAggregates;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.message.Recorded;
import jakarta.inject.Singleton;
import java.util.List;

/** Takes each command to the counter that it is for. */
@Singleton
class Counters {

  private final StoredAggregates<String, Counter> counters;
  private final CounterRepository repository;
  private final EventStore events;

  Counters(EventStore events, CounterRepository repository) {
    counters = new StoredAggregates<>(events, "counter", repository::findById, repository::update);
    this.repository = repository;
    this.events = events;
  }

  @Handler
  void open(OpenCounter command) {
    repository.save(new Counter(command.name()));
  }

  @Handler
  Integer count(Count command) {
    return counters
        .tell(
            command.name(),
            counter -> {
              counter.count();
              command.meanwhile().run();
            })
        .getValue();
  }

  @Handler
  void countFrom(CountFrom command) {
    var event = new Counted(command.name(), (int) command.expected() + 1);
    events.append(event.stream(), ExpectedVersion.exactly(command.expected()), List.of(event));
  }

  @Handler
  Integer value(CounterValue query) {
    return counters.get(query.name()).getValue();
  }

  @Handler
  List<Recorded<DomainEvent>> history(CounterHistory query) {
    return events.read("counter-" + query.name(), 0);
  }
}

package dev.kontor.host.projection;

import dev.kontor.host.message.ProjectionMethods;
import dev.kontor.host.unit.EventCodec;
import dev.kontor.host.unit.EventLog;
import dev.kontor.host.unit.StoredEvent;
import io.micronaut.context.BeanContext;
import java.util.List;

/** Reads a projection's events, and has its methods enter them. Thread-safe. */
record Entering(ProjectionMethods projection, BeanContext beans, EventCodec codec, EventLog log) {

  private static final int BATCH = 200;

  /** The next of its events; other types pass by. */
  EventLog.Page after(long position) {
    return log.after(position, null, projection.types(), BATCH);
  }

  /** Inside a transaction, in their order. */
  void enter(List<StoredEvent> events) {
    for (var event : events) {
      projection.enter(beans, codec.read(event), event.metadata());
    }
  }
}

package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.Recorded;
import java.util.List;

/**
 * The events of a tenant, by stream. Used inside a unit of work only; what is appended is handled
 * and written at the unit's end, and read back by the same unit at once.
 */
public interface EventStore {

  /** The events of a stream after a version, in their order; of an unknown stream: none. */
  List<Recorded<DomainEvent>> read(String stream, long afterVersion);

  /**
   * Raises the events, all of this stream.
   *
   * @throws VersionConflict when this unit knows the stream to be at another version; what it can't
   *     know yet is found out at its end, and then nothing of it is kept
   */
  void append(String stream, ExpectedVersion expected, List<? extends DomainEvent> events);
}

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

  /**
   * A stream from its snapshot on, in one round trip; from its beginning when no snapshot of this
   * form is kept, or none that can still be read.
   *
   * @param kept what was kept
   * @param form the version of that
   */
  <K> History<K> history(String stream, Class<K> kept, int form);

  /**
   * Keeps what a stream's first events came to, instead of what was kept of it before; written at
   * the unit's end together with all else.
   *
   * @param version so many events
   * @param kept can be written as JSON
   */
  void keep(String stream, long version, int form, Object kept);

  /**
   * Waits until the units of this host that came to the stream before have ended, so that they
   * seldom collide; reading it does so too. Nothing depends on it.
   */
  void takeTurn(String stream);
}

package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.message.Recorded;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream, from its snapshot on.
 *
 * @param snapshot what was kept of it; null: nothing, and the events are all there are
 * @param version that the snapshot is of; 0: there is none
 * @param events after it, in their order
 */
public record History<K>(@Nullable K snapshot, long version, List<Recorded<DomainEvent>> events) {

  /** Copies the list. */
  public History {
    events = List.copyOf(events);
  }
}

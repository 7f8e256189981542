package dev.kontor.host.unit;

/** An event was stored under a name that no code bears any more. */
public final class UnknownEventType extends RuntimeException {

  /** Names the event. */
  public UnknownEventType(StoredEvent stored) {
    super(
        "event %d of stream '%s' is a '%s', which this application doesn't know; give a class this @EventType again"
            .formatted(stored.version(), stored.stream(), stored.type()));
  }
}

package dev.kontor.host.unit;

/**
 * An event was stored under a name that no code bears any more, or by a newer version of the
 * application. It stays where it is until code is there that knows it.
 */
public final class UnknownEventType extends RuntimeException {

  /**
   * Names the event.
   *
   * @param newest the newest version of the type that is known; 0: the type is not
   */
  public UnknownEventType(StoredEvent stored, int newest) {
    super(newest == 0 ? unknown(stored) : newer(stored, newest));
  }

  private static String unknown(StoredEvent stored) {
    return "event %d of stream '%s' is a '%s', which this application doesn't know; give a class this @EventType again"
        .formatted(stored.version(), stored.stream(), stored.type());
  }

  private static String newer(StoredEvent stored, int newest) {
    return "event %d of stream '%s' is a '%s' of version %d, and this application knows it up to %d; start the newer application again"
        .formatted(stored.version(), stored.stream(), stored.type(), stored.schema(), newest);
  }
}

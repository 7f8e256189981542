package dev.kontor.host.unit;

import dev.kontor.tenant.Conflict;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests with a key that run in a context now, so that a second one is told at once. Those of
 * another context or host meet in the database. Thread-safe.
 */
final class RequestsUnderWay {

  private final Set<RequestKey> places = ConcurrentHashMap.newKeySet(1);

  /**
   * Runs under the key, until it is closed.
   *
   * @throws Conflict while another one does
   */
  Entry enter(RequestKey key) {
    var place = key.place();
    if (!places.add(place)) {
      throw new Conflict(
          "a request with the idempotency key '%s' is being answered; ask again when it is done"
              .formatted(key.key()),
          null);
    }
    return () -> places.remove(place);
  }

  /** One that runs. */
  interface Entry extends AutoCloseable {

    @Override
    void close();
  }
}

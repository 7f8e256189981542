package dev.kontor.host.http.console;

import dev.kontor.host.world.World;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Who is logged in. In memory only, so a restart logs everyone out. Of more than {@value #MOST} the
 * oldest is forgotten. Thread-safe.
 */
@Singleton
final class Sessions {

  static final Duration LIFETIME = Duration.ofHours(12);
  private static final int MOST = 100;
  private static final int BYTES = 32;

  private final World world;
  private final LinkedHashMap<String, Session> byId = new LinkedHashMap<>();

  Sessions(World world) {
    this.world = world;
  }

  /** A new session. */
  synchronized Session open() {
    var session = new Session(secret(), secret(), world.clock().instant().plus(LIFETIME));
    byId.put(session.id(), session);
    if (byId.size() > MOST) {
      byId.pollFirstEntry();
    }
    return session;
  }

  /** The session of this id, unless it has expired or never was. */
  synchronized Optional<Session> find(String id) {
    var now = world.clock().instant();
    byId.values().removeIf(session -> session.hasExpired(now));
    return Optional.ofNullable(byId.get(id));
  }

  /** Ends a session. */
  synchronized void close(Session session) {
    byId.remove(session.id());
  }

  private String secret() {
    var bytes = new byte[BYTES];
    world.secrets().nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}

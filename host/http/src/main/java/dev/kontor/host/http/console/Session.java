package dev.kontor.host.http.console;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An operator who has shown the admin token.
 *
 * @param id what the browser's cookie holds
 * @param csrf what every form of this session's pages holds, and no other site's can
 * @param expiresAt when the token must be shown again
 */
record Session(String id, String csrf, Instant expiresAt) {

  /** Whether a form came from this session's own pages; takes the same time whatever it holds. */
  boolean wrote(@Nullable String presented) {
    return presented != null
        && MessageDigest.isEqual(
            csrf.getBytes(StandardCharsets.UTF_8), presented.getBytes(StandardCharsets.UTF_8));
  }

  boolean hasExpired(Instant now) {
    return !now.isBefore(expiresAt);
  }
}

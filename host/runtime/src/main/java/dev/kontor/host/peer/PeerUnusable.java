package dev.kontor.host.peer;

import org.jspecify.annotations.Nullable;

/** A site didn't answer as a site does; it may do so later. Answered as 502. */
public final class PeerUnusable extends RuntimeException {

  PeerUnusable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}

package dev.kontor.host.peer;

/** A site can't be a peer as it is, or as it is known here already. Answered as 409. */
public final class PeerRefused extends RuntimeException {

  PeerRefused(String message) {
    super(message);
  }
}

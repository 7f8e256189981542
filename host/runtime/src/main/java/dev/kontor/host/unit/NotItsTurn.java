package dev.kontor.host.unit;

import dev.kontor.tenant.Conflict;

/**
 * A unit has come to a stream where others are, with a connection in its hands: it gives that back,
 * and begins anew when it is its turn. Of the host's own, whoever catches it.
 */
final class NotItsTurn extends Conflict {

  NotItsTurn(String stream) {
    super("others are at stream '%s'; the unit begins anew when it is its turn".formatted(stream));
  }

  /** Nothing went wrong anywhere. */
  @Override
  public Throwable fillInStackTrace() {
    return this;
  }
}

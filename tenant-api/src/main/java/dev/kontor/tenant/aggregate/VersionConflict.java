package dev.kontor.tenant.aggregate;

/**
 * A stream has moved on since it was read. Nothing was written; the outermost command is tried
 * again as a whole before its caller hears of it. Answered as 409.
 */
public final class VersionConflict extends RuntimeException {

  private final String stream;

  /** Names the stream, and the versions that were expected and found. */
  public VersionConflict(String stream, ExpectedVersion expected, long actual) {
    super(
        "stream '%s' is at version %d; expected %s; read it again and repeat the command"
            .formatted(stream, actual, expected));
    this.stream = stream;
  }

  /** The stream that moved on. */
  public String stream() {
    return stream;
  }
}

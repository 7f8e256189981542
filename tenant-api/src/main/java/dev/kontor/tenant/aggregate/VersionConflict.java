package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.Conflict;

/** A stream has moved on since it was read, or never was where it was expected to be. */
public final class VersionConflict extends Conflict {

  private final String stream;
  private final transient ExpectedVersion expected;
  private final long actual;

  /** Names the stream, and the versions that were expected and found. */
  public VersionConflict(String stream, ExpectedVersion expected, long actual) {
    super(
        "stream '%s' is at version %d; expected %s; nothing was written; read it again and repeat the command"
            .formatted(stream, actual, expected));
    this.stream = stream;
    this.expected = expected;
    this.actual = actual;
  }

  /** The stream that moved on. */
  public String stream() {
    return stream;
  }

  /** The version that it was to have. */
  public ExpectedVersion expected() {
    return expected;
  }

  /** The version that it had. */
  public long actual() {
    return actual;
  }
}

package dev.kontor.tenant.aggregate;

/** What a stream's version must be for events to be appended. */
public sealed interface ExpectedVersion {

  /** Whatever it is. */
  record Any() implements ExpectedVersion {

    @Override
    public String toString() {
      return "any";
    }
  }

  /**
   * Exactly so many events; 0: the stream is new.
   *
   * @param version from 0
   */
  record Exactly(long version) implements ExpectedVersion {

    /** Checks the bound. */
    public Exactly {
      if (version < 0) {
        throw new IllegalArgumentException(
            "%d is no stream's version; expected 0 or more".formatted(version));
      }
    }

    @Override
    public String toString() {
      return version == 0 ? "new" : Long.toString(version);
    }
  }

  /** Whatever it is. */
  static ExpectedVersion any() {
    return new Any();
  }

  /** The stream has no event yet. */
  static ExpectedVersion isNew() {
    return new Exactly(0);
  }

  /** The stream has exactly so many events. */
  static ExpectedVersion exactly(long version) {
    return new Exactly(version);
  }
}

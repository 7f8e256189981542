package dev.kontor.host.unit;

import java.util.List;

/** Who brings the letters that units leave. Thread-safe. */
public interface Senders {

  /** A unit has committed these, whose numbers are in flight yet. */
  void committed(List<StoredLetter> letters);

  /**
   * A unit has ended, and its numbers are in flight no more; or it is in doubt, and of these nobody
   * knows yet whether they are there. None when it failed.
   */
  void ended(List<StoredLetter> letters);

  /** Nobody. */
  static Senders none() {
    return new Senders() {

      @Override
      public void committed(List<StoredLetter> letters) {}

      @Override
      public void ended(List<StoredLetter> letters) {}
    };
  }
}

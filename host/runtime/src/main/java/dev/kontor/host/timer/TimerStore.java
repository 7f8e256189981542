package dev.kontor.host.timer;

import dev.kontor.host.unit.StoredTimer;
import java.time.Instant;
import java.util.List;

/** The timers that a tenant's database keeps; units change them. Thread-safe. */
public interface TimerStore {

  /**
   * What is due by then, the soonest first, at most so many; and the next one after that instant,
   * if there is one.
   */
  List<StoredTimer> soonest(Instant now, int most);

  /** Those whose events a method makes. */
  List<StoredTimer> ofMethods();
}

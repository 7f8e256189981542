package dev.kontor.host.world;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * What a host takes from outside itself, databases apart.
 *
 * <p>Thread-safe, all of it.
 */
public interface World {

  /** The wall clock: may jump. For what people and other machines read. */
  InstantSource clock();

  /** Nanoseconds of a clock that never goes back; only differences mean something. */
  long monotonicNanos();

  /** A new time-ordered id: UUID version 7 (RFC 9562 §5.7) of this world's wall clock. */
  UUID newId();

  /** Chance for jitter and choices; not for secrets. */
  RandomGenerator random();

  /** Chance for keys, passwords and tokens. */
  SecureRandom secrets();

  /** Where everything asynchronous, and every wait, goes. */
  Scheduler scheduler();

  /** Bytes to other hosts, and back. */
  Network network();
}

package dev.kontor.simulation.schedule;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Chance that comes of one seed: the same numbers for the same seed, in every process. Each part of
 * a simulation draws from a fork of its own, made by its name: one more draw here shifts nothing
 * there, and neither does another part.
 *
 * <p>Not thread-safe: one thread at a time draws in a simulation.
 */
public final class Chance implements RandomGenerator {

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private final long seed;
  private final SplittableRandom random;

  /** That comes of this seed; near seeds have nothing in common. */
  public Chance(long seed) {
    this.seed = seed;
    this.random = new SplittableRandom(seed);
  }

  /**
   * Chance of its own for the part of this name, from its beginning: it depends on this one's seed
   * and on the name, and not on what was drawn from this one. Forks of one name draw the same, so a
   * part asks for its own once and keeps it.
   */
  public Chance fork(String name) {
    long hash = FNV_OFFSET ^ seed;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * FNV_PRIME;
    }
    return new Chance(hash);
  }

  @Override
  public long nextLong() {
    return random.nextLong();
  }

  /** Whether something happens that does so in this share of cases, of 0 to 1. */
  public boolean happens(double share) {
    return random.nextDouble() < share;
  }
}

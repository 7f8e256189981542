package dev.kontor.simulation.schedule;

import java.security.SecureRandom;
import java.security.SecureRandomSpi;

/** Keys, passwords and tokens that come of the seed: good for nothing but a simulation. */
final class SeededSecrets extends SecureRandom {

  SeededSecrets(Chance chance) {
    super(new Spi(chance), null);
  }

  private static final class Spi extends SecureRandomSpi {

    private final transient Chance chance;

    Spi(Chance chance) {
      this.chance = chance;
    }

    @Override
    protected void engineSetSeed(byte[] seed) {
      // What is mixed in from outside would make two runs of one seed differ.
    }

    @Override
    protected void engineNextBytes(byte[] bytes) {
      chance.nextBytes(bytes);
    }

    @Override
    protected byte[] engineGenerateSeed(int count) {
      var seed = new byte[count];
      chance.nextBytes(seed);
      return seed;
    }
  }
}

package dev.kontor.abacus;

import io.micronaut.context.annotation.Value;
import jakarta.inject.Singleton;

/** What is wrong with a tenant's abacus: a mistake that simulations have to find. */
@Singleton
class Flaw {

  private final String name;

  Flaw(@Value("${abacus.flaw}") String name) {
    this.name = name;
  }

  /** After the commit, what was remembered during some unit is taken for what was committed. */
  boolean isRolledBackData() {
    return name.equals("rolled-back-data");
  }

  /** What one tenant has seen is kept for all. */
  boolean isSharedCache() {
    return name.equals("shared-cache");
  }

  /** What has to run in order, runs in any. */
  boolean isAnyOrder() {
    return name.equals("any-order");
  }

  /** What is written comes of chance that is nobody's but the machine's. */
  boolean isOwnChance() {
    return name.equals("own-chance");
  }

  /** Work is begun on a thread that nobody but this code knows of. */
  boolean isOwnThread() {
    return name.equals("own-thread");
  }

  /** A thread is begun that nobody but this code knows of, and that asks for nothing. */
  boolean isSilentThread() {
    return name.equals("silent-thread");
  }

  /** What is done outside is done again when it isn't known whether it was. */
  boolean isPaidTwice() {
    return name.equals("paid-twice");
  }
}

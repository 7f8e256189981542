package dev.kontor.abacus;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this tenant's context has seen; lost with it. */
@Singleton
class Memory {

  /** The mistake that is to be found. */
  private static final Map<String, Integer> OF_ALL = new ConcurrentHashMap<>();

  private final Map<String, Integer> seen;
  private final Map<String, Integer> moved = new ConcurrentHashMap<>();

  Memory(Flaw flaw) {
    seen = flaw.isSharedCache() ? OF_ALL : new ConcurrentHashMap<>();
  }

  void counted(String wire, int number) {
    seen.merge(wire, number, Math::max);
  }

  int seen(String wire) {
    return seen.getOrDefault(wire, 0);
  }

  void moved(String wire, int number) {
    moved.put(wire, number);
  }

  int lastMoved(String wire) {
    return moved.getOrDefault(wire, 0);
  }
}

package dev.kontor.systems.web.page;

import dev.kontor.message.web.Entrance;
import jakarta.inject.Singleton;

/** The map of systems. */
@Singleton
final class SystemsEntrance implements Entrance {

  @Override
  public String place() {
    return "systems";
  }

  @Override
  public String label() {
    return "Systems";
  }
}

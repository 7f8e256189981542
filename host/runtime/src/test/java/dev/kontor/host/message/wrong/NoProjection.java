package dev.kontor.host.message.wrong;

import dev.kontor.host.unit.desk.Happened;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;

/** Doesn't say what it is. */
@Singleton
public final class NoProjection {

  @Projects
  void enter(Happened event) {}
}

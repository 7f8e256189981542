package dev.kontor.host.message.wrong;

import dev.kontor.host.unit.desk.Happened;
import dev.kontor.tenant.message.Metadata;
import dev.kontor.tenant.projection.Projection;
import dev.kontor.tenant.projection.Projection.Mode;
import dev.kontor.tenant.projection.Projects;
import jakarta.inject.Singleton;

/** All of it is a mistake. */
@Singleton
@Projection(value = "Wrong_Name", mode = Mode.INLINE, tables = "wrong.table")
public final class WrongProjection {

  @Projects
  void text(String text) {}

  @Projects
  void many(Happened event, Metadata metadata, String more) {}
}

package dev.kontor.shipping.space;

import dev.kontor.shipping.space.SpaceCommand.ReleaseSpace;
import dev.kontor.shipping.space.SpaceCommand.ReserveSpace;
import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.Set;

/** Takes each command to the voyage that it is for. */
@Singleton
final class Spaces {

  private final Aggregates<SpaceCommand, Set<String>, SpaceEvent> voyages;

  Spaces(EventStore events) {
    voyages = new Aggregates<>(events, SpaceEvent.KIND, SpaceEvent.class, new SpaceDecider());
  }

  @Handler
  void reserve(ReserveSpace command) {
    tell(command);
  }

  @Handler
  void release(ReleaseSpace command) {
    tell(command);
  }

  private void tell(SpaceCommand command) {
    voyages.tell(command.voyage().number(), command);
  }
}

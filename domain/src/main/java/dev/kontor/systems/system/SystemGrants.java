package dev.kontor.systems.system;

import dev.kontor.systems.system.SystemCommand.ChangeUse;
import dev.kontor.systems.system.SystemCommand.ChangeUser;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.BeforeCommit;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Tells systems what has become of their uses, as the grants say. */
@Singleton
final class SystemGrants {

  private final Systems systems;
  private final Grants grants;

  SystemGrants(Systems systems, Grants grants) {
    this.systems = systems;
    this.grants = grants;
  }

  /**
   * What is of no use to anybody here is kept for phase two, which says no: somebody asks for a
   * system that isn't there, or is none himself; or was allowed, not by the system's own page, when
   * as many use it as may.
   */
  @BeforeCommit
  @Nullable UselessGrant hear(GrantChanged event) {
    if (!event.kind().equals(Systems.USE)) {
      return null;
    }
    var state = UseState.of(event.state());
    var asker = Address.parse(event.asker());
    var asked = Address.parse(event.asked());
    if (event.side() == Side.HELD) {
      systems
          .at(asker)
          .ifPresent(own -> systems.tell(new ChangeUse(id(own), asked, event.grant(), state)));
      return null;
    }
    var used = systems.at(asked);
    if (state.isOpen() && used.filter(own -> mayBeUsed(own, asker, state)).isEmpty()) {
      return new UselessGrant(event.grant(), state);
    }
    used.ifPresent(own -> systems.tell(new ChangeUser(id(own), asker, event.grant(), state)));
    return null;
  }

  private static SystemId id(OwnSystem own) {
    return new SystemId(own.id());
  }

  private static boolean mayBeUsed(OwnSystem own, Address asker, UseState state) {
    return SystemId.isSystem(asker) && (state != UseState.ALLOWED || own.hasRoom());
  }

  /** Nobody need look at that. */
  @AfterCommit("systems-useless-grants")
  void end(UselessGrant useless) {
    try {
      if (useless.state() == UseState.ASKED) {
        grants.refuse(useless.grant());
      } else {
        grants.revoke(useless.grant());
      }
    } catch (DomainException answered) {
      throw new MessageSkipped("somebody was faster: %s".formatted(answered.getMessage()));
    }
  }
}

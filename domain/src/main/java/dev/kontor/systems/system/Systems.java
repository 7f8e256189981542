package dev.kontor.systems.system;

import dev.kontor.message.Field;
import dev.kontor.systems.system.SystemCommand.DropUse;
import dev.kontor.systems.system.SystemCommand.Post;
import dev.kontor.systems.system.SystemCommand.Register;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.aggregate.Aggregates;
import dev.kontor.tenant.aggregate.EventStore;
import dev.kontor.tenant.aggregate.Snapshots;
import dev.kontor.tenant.federation.Grants;
import dev.kontor.tenant.handling.Handler;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Takes each command to the system that it is for, and asks the grants for what it needs. */
@Singleton
final class Systems {

  /** The kind of grant that lets a system use another. */
  static final String USE = "systems.use";

  private final Aggregates<SystemCommand, Optional<OwnSystem>, SystemEvent> systems;
  private final Grants grants;
  private final TenantContext context;

  Systems(EventStore events, Grants grants, TenantContext context) {
    systems =
        new Aggregates<>(events, SystemEvent.KIND, SystemEvent.class, new SystemDecider())
            .keeping(Snapshots.of(OwnSystem.class, 1, Optional::orElseThrow, Optional::of));
    this.grants = grants;
    this.context = context;
  }

  @Handler
  SystemId register(RegisterSystem command) {
    var id = SystemId.of(context.newId());
    tell(new Register(id, command.name().text()));
    return id;
  }

  /** What comes of it, the system hears from the grant. */
  @Handler
  void use(UseSystem command) {
    get(command.system());
    var own = command.system().in(context.address());
    if (!SystemId.isSystem(command.used())) {
      throw new MessageUnprocessable(
          "%s is no system's address; expected a form such as acme@bremen/systems/7kq2m9xf3rtb"
              .formatted(Field.quoted(command.used().toString())));
    }
    if (own.equals(command.used())) {
      throw new MessageUnprocessable(
          "'%s' can't use itself; expected the address of another system".formatted(own));
    }
    grants.ask(USE, own, command.used());
  }

  @Handler
  void end(EndUse command) {
    var use = get(command.system()).use(command.used());
    tell(new DropUse(command.system(), command.used()));
    if (use.state().isOpen()) {
      grants.revoke(use.grant());
    }
  }

  @Handler
  void answer(AnswerUser command) {
    var system = get(command.system());
    var grant = system.user(command.user()).grant();
    switch (command.answer()) {
      case ALLOW -> {
        system.requireRoom();
        grants.allow(grant);
      }
      case REFUSE -> grants.refuse(grant);
      case REVOKE -> grants.revoke(grant);
    }
  }

  @Handler
  void post(PostNotice command) {
    var system = command.system();
    tell(new Post(system, system.in(context.address()), command.text().text(), context.now()));
  }

  void tell(SystemCommand command) {
    systems.tell(command.system().text(), command);
  }

  /** The system of this tenant at that address; empty: there is none. */
  Optional<OwnSystem> at(Address address) {
    return SystemId.at(address).flatMap(id -> systems.state(id.text()));
  }

  /** As it is now. */
  OwnSystem get(SystemId id) {
    return systems.state(id.text()).orElseThrow(id::unknown);
  }
}

package dev.kontor.systems.system;

import dev.kontor.systems.system.SystemCommand.ChangeUse;
import dev.kontor.systems.system.SystemCommand.ChangeUser;
import dev.kontor.systems.system.SystemCommand.DropUse;
import dev.kontor.systems.system.SystemCommand.Post;
import dev.kontor.systems.system.SystemCommand.Receive;
import dev.kontor.systems.system.SystemCommand.Register;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.tenant.aggregate.Decider;
import java.util.List;
import java.util.Optional;

/** How a system answers what it is told, and what each event makes of it; empty: not registered. */
final class SystemDecider implements Decider<SystemCommand, Optional<OwnSystem>, SystemEvent> {

  @Override
  public Optional<OwnSystem> initialState() {
    return Optional.empty();
  }

  @Override
  public List<SystemEvent> decide(SystemCommand command, Optional<OwnSystem> state) {
    if (command instanceof Register(var id, var name)) {
      return register(id, name, state);
    }
    var system = state.orElseThrow(command.system()::unknown);
    return switch (command) {
      case Register(var id, _) -> throw new SystemExists(id);
      case ChangeUse(_, var used, var grant, var to) ->
          system.changeUse(new Link(used.toString(), grant, to));
      case DropUse(_, var used) -> system.dropUse(used);
      case ChangeUser(_, var user, var grant, var to) ->
          system.changeUser(new Link(user.toString(), grant, to));
      case Post asked -> system.post(asked);
      case Receive notice -> system.receive(notice);
    };
  }

  private static List<SystemEvent> register(SystemId id, String name, Optional<OwnSystem> state) {
    if (state.isPresent()) {
      throw new SystemExists(id);
    }
    return List.of(new SystemRegistered(id.text(), name));
  }

  @Override
  public Optional<OwnSystem> evolve(Optional<OwnSystem> state, SystemEvent event) {
    return Optional.of(
        event instanceof SystemRegistered registered
            ? OwnSystem.registered(registered)
            : state.orElseThrow().after(event));
  }
}

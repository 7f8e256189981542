package dev.kontor.systems.system;

import dev.kontor.tenant.Address;
import java.time.Instant;
import java.util.UUID;

/** What a system is told. */
sealed interface SystemCommand {

  /** Which one. */
  SystemId system();

  /** It is on the map from now on. */
  record Register(SystemId system, String name) implements SystemCommand {}

  /** What has become of its use of another. */
  record ChangeUse(SystemId system, Address used, UUID grant, UseState state)
      implements SystemCommand {}

  /** It uses another no longer, whatever became of that. */
  record DropUse(SystemId system, Address used) implements SystemCommand {}

  /** What has become of its use by another. */
  record ChangeUser(SystemId system, Address user, UUID grant, UseState state)
      implements SystemCommand {}

  /**
   * It has something to say.
   *
   * @param from its own address
   */
  record Post(SystemId system, Address from, String text, Instant at) implements SystemCommand {}

  /** One that it uses has said something. */
  record Receive(SystemId system, Address from, String text, Instant at) implements SystemCommand {}
}

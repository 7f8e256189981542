package dev.kontor.systems.system;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.NeedsGrant;
import dev.kontor.tenant.message.EventType;
import dev.kontor.tenant.message.Published;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import java.util.UUID;

/**
 * What can happen to a system of this tenant. Kept for ever, so in plain texts and numbers, which
 * outlive the types that they were made of.
 */
public sealed interface SystemEvent extends DomainEvent {

  /** Begins the names of systems' streams. */
  String KIND = "system";

  /** The id of the system that it happened to. */
  String system();

  @Override
  default String stream() {
    return KIND + "-" + system();
  }

  /** It is on the map from now on. */
  @Published
  @Serdeable
  @EventType("systems.system-registered")
  record SystemRegistered(String system, String name) implements SystemEvent {}

  /**
   * Its use of another has come to be in a state.
   *
   * @param used an address
   * @param grant this tenant's entry of the leave for it
   * @param state a {@link UseState}
   */
  @Serdeable
  @EventType("systems.use-changed")
  record UseChanged(String system, String used, UUID grant, String state) implements SystemEvent {}

  /** It uses another no longer, and shows it no more. */
  @Serdeable
  @EventType("systems.use-dropped")
  record UseDropped(String system, String used) implements SystemEvent {}

  /**
   * Its use by another has come to be in a state.
   *
   * @param user an address
   * @param grant this tenant's entry of the leave for it
   * @param state a {@link UseState}
   */
  @Serdeable
  @EventType("systems.user-changed")
  record UserChanged(String system, String user, UUID grant, String state) implements SystemEvent {}

  /**
   * It has something to say to all who use it.
   *
   * @param number among those that it posted, from 1
   * @param from its address
   */
  @Serdeable
  @EventType("systems.notice-posted")
  record NoticePosted(String system, int number, String from, String text, Instant at)
      implements SystemEvent {}

  /**
   * What it has posted goes to one who uses it.
   *
   * @param actor its address
   * @param to the user's address
   * @param number among those that it posted
   * @param at when it was posted, in its tenant's time
   */
  @Published
  @Serdeable
  @EventType("systems.notice-sent")
  @NeedsGrant(Systems.USE)
  record NoticeSent(String system, String actor, String to, int number, String text, Instant at)
      implements SystemEvent, Activity {}

  /**
   * One that it uses has posted something.
   *
   * @param number among those that it received, from 1
   * @param from the address of that one
   * @param at when it was posted, in that one's time
   */
  @Serdeable
  @EventType("systems.notice-received")
  record NoticeReceived(String system, int number, String from, String text, Instant at)
      implements SystemEvent {}
}

package dev.kontor.tenant.federation;

import dev.kontor.tenant.DomainEvent;

/**
 * What a tenant says to another, or to itself. It is an event of the sender: raised in a unit of
 * work it is stored like any other, and sent when that unit commits, or not at all. Its handlers in
 * the sender's context ({@link dev.kontor.tenant.handling.AfterCommit} and the like) run there; in
 * the receiver's context those do that {@linkplain Receives receive} it.
 *
 * <p>What one tenant sends another arrives exactly once and in the order in which it was raised,
 * wherever the other lives, also when it sleeps, or can't be reached for days. What can't be
 * brought for a week, or isn't taken because no grant lets it in, becomes a dead letter of the
 * sender's.
 *
 * <p>A record with an {@link dev.kontor.tenant.message.EventType}, its JSON at most 64 KB, and a
 * {@link NeedsGrant} that says what lets it in. Kept and understood elsewhere: so addresses are
 * texts, and what was true of {@code @Published} events is true of all activities.
 */
public interface Activity extends DomainEvent {

  /**
   * Who says it: the sender, or a thing of his, as an {@linkplain dev.kontor.tenant.Address
   * address}. The receiver may rely on it, since nobody can send in another tenant's name.
   */
  String actor();

  /** Whom it is said to: a tenant, or a thing of its, as an address. */
  String to();
}

package dev.kontor.tenant.aggregate;

import dev.kontor.tenant.DomainEvent;
import java.util.List;

/**
 * An aggregate as three pure functions; the state is an immutable record. What it decides depends
 * on nothing but its arguments: time, ids and chance come in with the command.
 *
 * <p>After Jérémie Chassaing, "Functional Event Sourcing Decider" (2021).
 *
 * @param <C> commands to it
 * @param <S> its state
 * @param <E> its events
 */
public interface Decider<C, S, E extends DomainEvent> {

  /** Before anything has happened. */
  S initialState();

  /**
   * What happens when this is asked in this state; nothing: an empty list.
   *
   * @throws dev.kontor.tenant.DomainException when the business says no
   */
  List<E> decide(C command, S state);

  /** The state after the event; never refuses what has happened. */
  S evolve(S state, E event);

  /** The state after the events, in their order. */
  default S evolve(S state, List<? extends E> events) {
    var evolved = state;
    for (var event : events) {
      evolved = evolve(evolved, event);
    }
    return evolved;
  }
}

package dev.kontor.tenant.saga;

import dev.kontor.tenant.DomainEvent;
import java.util.Optional;

/**
 * The tenant's sagas. Starting and answering join the unit of work that is open, and otherwise have
 * one of their own. Thread-safe.
 */
public interface Sagas {

  /**
   * Starts a saga, unless one of this name and id was started before.
   *
   * @param saga the name that its {@link Saga} has
   * @param id the saga's own, such as that of what it is about
   * @param state that its first step takes
   * @return whether it was started now
   */
  boolean start(String saga, String id, Object state);

  /**
   * Gives a saga what a step of it waits for, or will wait for; it is kept until then. A saga that
   * is over, or was never started, hears nothing.
   */
  void answer(String saga, String id, DomainEvent answer);

  /** How it goes with a saga; empty: it was never started. */
  Optional<SagaStatus> find(String saga, String id);
}

package dev.kontor.tenant.handling;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.Query;
import dev.kontor.tenant.message.Metadata;

/** A unit of work as its interceptors see it. */
public sealed interface Intercepted {

  /** What the unit's events follow from: who is behind it, and what it is a part of. */
  Metadata cause();

  /** A command that began a unit. It is tried again as a whole when another was faster. */
  record OfCommand(Command<?> command, Metadata cause) implements Intercepted {}

  /** A query, which changes nothing. */
  record OfQuery(Query<?> query, Metadata cause) implements Intercepted {}

  /**
   * A run of an after-commit handler.
   *
   * @param handler its stored name
   * @param message the event, or what phase one left
   */
  record OfFollowUp(String handler, Object message, FollowUp followUp) implements Intercepted {

    @Override
    public Metadata cause() {
      return followUp.cause();
    }
  }
}

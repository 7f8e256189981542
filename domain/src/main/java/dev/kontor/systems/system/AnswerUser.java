package dev.kontor.systems.system;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;

/** One that wants to use a system of this tenant is answered, or one that does may no longer. */
public record AnswerUser(SystemId system, Address user, Answer answer) implements Command<Void> {

  /** What may be said to it. */
  public enum Answer {

    /** It may use the system. */
    ALLOW,

    /** It may not. */
    REFUSE,

    /** It may no longer. */
    REVOKE
  }
}

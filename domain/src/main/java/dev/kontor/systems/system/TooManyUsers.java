package dev.kontor.systems.system;

import dev.kontor.tenant.DomainException;

/** As many use a system as can be told of its troubles at once. */
public final class TooManyUsers extends DomainException {

  TooManyUsers(String system) {
    super(
        "system '%s' is used by %d others, and by no more at once; revoke the use of one that needs it no longer"
            .formatted(system, OwnSystem.MOST_USERS));
  }
}

package dev.kontor.systems.system;

import dev.kontor.tenant.DomainException;

/** More use a system than can be told at once. */
public final class TooManyUsers extends DomainException {

  TooManyUsers(String system, int users) {
    super(
        "system '%s' is used by %d; a notice can be sent to %d at most"
            .formatted(system, users, OwnSystem.MOST_USERS));
  }
}

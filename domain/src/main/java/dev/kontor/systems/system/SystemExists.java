package dev.kontor.systems.system;

import dev.kontor.tenant.DomainException;

/** An id names one system, and this one has its own already. */
public final class SystemExists extends DomainException {

  SystemExists(SystemId system) {
    super("system '%s' exists already".formatted(system));
  }
}

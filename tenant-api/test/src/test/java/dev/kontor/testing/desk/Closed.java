package dev.kontor.testing.desk;

import dev.kontor.tenant.DomainException;

/** The desk is closed to somebody. */
public final class Closed extends DomainException {

  Closed(String name) {
    super("the desk is closed to " + name);
  }
}

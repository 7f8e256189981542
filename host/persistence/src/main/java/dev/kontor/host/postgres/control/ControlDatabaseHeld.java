package dev.kontor.host.postgres.control;

/** Another host serves this site. */
public final class ControlDatabaseHeld extends RuntimeException {

  ControlDatabaseHeld(String message) {
    super(message);
  }
}

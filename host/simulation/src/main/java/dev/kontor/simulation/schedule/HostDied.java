package dev.kontor.simulation.schedule;

/**
 * Ends what a host does at the moment of its crash. An error, so that nobody who handles failures
 * goes on in a host that is no more.
 */
public final class HostDied extends Error {

  /** Of this host. */
  public HostDied(String host) {
    super("host '%s' has crashed".formatted(host), null, false, false);
  }
}

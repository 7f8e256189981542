package dev.kontor.simulation;

/**
 * A host wasn't there, or crashed before it answered; in the second case nobody knows whether it
 * did what it was asked.
 */
public final class HostDown extends RuntimeException {

  HostDown(String host) {
    super("host '%s' is down".formatted(host), null, false, false);
  }
}

package dev.kontor.host.postgres.pool;

/**
 * A server's connections at one moment.
 *
 * @param budget how many there may be
 * @param open how many slots are taken: connections in use, idle, being made or being closed
 * @param idle how many of these wait for their tenant to come back
 * @param waiting how many borrowers wait
 */
public record Usage(int budget, int open, int idle, int waiting) {

  /** Connections that somebody works with, being made or being closed. */
  public int inUse() {
    return open - idle;
  }
}

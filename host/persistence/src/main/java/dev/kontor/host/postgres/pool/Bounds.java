package dev.kontor.host.postgres.pool;

import java.time.Duration;

/**
 * How long things may take, and how long they are kept.
 *
 * @param patience how long a borrower waits for a connection before it is refused
 * @param turn how long a tenant may keep a new connection to itself while others wait: long enough
 *     to be worth the connecting
 * @param trust how long an idle connection is believed to be alive without asking it
 * @param idle how long an unused connection is kept
 * @param probe how long after the server refused a connection the next one is tried
 */
public record Bounds(
    Duration patience, Duration turn, Duration trust, Duration idle, Duration probe) {

  /** What suits a server and a host in one data centre. */
  public static final Bounds USUAL =
      new Bounds(
          Duration.ofSeconds(30),
          Duration.ofMillis(30),
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofMillis(100));

  /** These bounds with another patience. */
  public Bounds withPatience(Duration other) {
    return new Bounds(other, turn, trust, idle, probe);
  }

  /** These bounds, keeping unused connections for another while. */
  public Bounds withIdle(Duration other) {
    return new Bounds(patience, turn, trust, other, probe);
  }
}

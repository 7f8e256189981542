package dev.kontor.host.postgres.pool;

import java.time.Duration;

/**
 * How long things may take, and how long they are kept.
 *
 * @param patience how long a borrower waits for a connection before it is refused
 * @param worth how many times as long as its making took a tenant may keep a new connection to
 *     itself while others wait: with 4, a fifth of the connections at most are being made
 * @param trust how long an idle connection is believed to be alive without asking it
 * @param idle how long an unused connection is kept
 * @param probe how long after the server refused a connection the next one is tried
 */
public record Bounds(Duration patience, int worth, Duration trust, Duration idle, Duration probe) {

  /** What suits a server and a host in one data centre. */
  public static final Bounds USUAL =
      new Bounds(
          Duration.ofSeconds(30),
          4,
          Duration.ofSeconds(1),
          Duration.ofSeconds(60),
          Duration.ofMillis(100));

  /** These bounds with another patience. */
  public Bounds withPatience(Duration other) {
    return new Bounds(other, worth, trust, idle, probe);
  }

  /** These bounds, believing an idle connection for another while. */
  public Bounds withTrust(Duration other) {
    return new Bounds(patience, worth, other, idle, probe);
  }

  /** These bounds, keeping unused connections for another while. */
  public Bounds withIdle(Duration other) {
    return new Bounds(patience, worth, trust, other, probe);
  }

  /**
   * How long a connection stays with its tenant though others wait, in nanoseconds, when its making
   * took so long. A slow server must not make the others wait beyond their patience.
   */
  long turn(long making) {
    return Math.min(worth * making, patience.toNanos() / 50);
  }
}

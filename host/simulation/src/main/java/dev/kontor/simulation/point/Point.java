package dev.kontor.simulation.point;

/**
 * A place in what a host does for a tenant, where a run can be stopped to the statement.
 *
 * @param name as it is called in traces
 */
public record Point(String name) {

  /** A unit of work has read for the first time; its transaction is open and holds no row. */
  public static final Point AFTER_LOAD = new Point("after load");

  /** A unit that leaves follow-ups is committed; nobody in its host knows of them yet. */
  public static final Point AFTER_COMMIT_BEFORE_FOLLOW_UP =
      new Point("after commit, before follow-up");

  /** A follow-up's handler has returned; what it wrote, and that it ran, is not committed. */
  public static final Point AFTER_EFFECT_BEFORE_COMMIT = new Point("after effect, before commit");

  /**
   * A receiver has committed that it took letters, of its own host or of another; their sender
   * doesn't know. It is the receiver's host that comes here.
   */
  public static final Point AFTER_DELIVERY_BEFORE_ACK = new Point("after delivery, before ack");

  /** A step of an onboarding is written down, and nothing of it done. */
  public static Point beforeOnboarding(String step) {
    return new Point("before onboard's " + step);
  }

  /** All of an onboarding's step is done, and nothing says so. */
  public static Point afterOnboarding(String step) {
    return new Point("after onboard's " + step);
  }

  /** A step of a purge is written down, and nothing of it done. */
  public static Point beforePurge(String step) {
    return new Point("before purge's " + step);
  }

  /** All of a purge's step is done, and nothing says so. */
  public static Point afterPurge(String step) {
    return new Point("after purge's " + step);
  }
}

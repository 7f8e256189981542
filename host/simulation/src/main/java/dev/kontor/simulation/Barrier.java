package dev.kontor.simulation;

import dev.kontor.simulation.point.Point;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Something that is done once, when a host comes to a point: {@code
 * simulation.at(AFTER_COMMIT_BEFORE_FOLLOW_UP).on(host).crash()}. Nothing else runs between the
 * point and that.
 *
 * <p>It is set by saying what is to be done. Until then nothing comes of it; from then on the host
 * is waited for.
 */
public final class Barrier {

  private final Simulation simulation;
  private final Point point;
  private @Nullable SimulatedHost host;
  private @Nullable String tenant;
  private int occurrence = 1;
  private int passed;
  private @Nullable Action action;
  private boolean reached;
  private boolean goesWrong;
  private boolean healed;
  private final CompletableFuture<Boolean> released = new CompletableFuture<>();

  Barrier(Simulation simulation, Point point) {
    this.simulation = simulation;
    this.point = point;
  }

  /** Only when this host comes there. */
  public Barrier on(SimulatedHost only) {
    requireUnset();
    host = only;
    return this;
  }

  /** Only when a host comes there for a tenant of this id. */
  public Barrier of(String onlyTenant) {
    requireUnset();
    tenant = onlyTenant;
    return this;
  }

  /** Not until it comes there for the so manieth time from now on; from 1. */
  public Barrier occurrence(int number) {
    requireUnset();
    if (number < 1) {
      throw new IllegalArgumentException("occurrence %d: expected 1 or more".formatted(number));
    }
    occurrence = number;
    return this;
  }

  /** Kills the host, which stays down until somebody starts it. */
  public Barrier crash() {
    return goWrong("crashes", (at, _) -> at.crash());
  }

  /** Kills the host, which is started again within some seconds. */
  public Barrier restart() {
    return goWrong("restarts", (at, _) -> at.restart());
  }

  /** Has the host stand still. */
  public Barrier pause(Duration length) {
    return goWrong(
        "pauses",
        (at, waiting) -> {
          at.pause(length);
          waiting.until(simulation.passed(length));
        });
  }

  /**
   * Has what came there stand still until it is released, while its host goes on. What holds rows
   * then, as a unit may just before its commit, is waited for by others in the database, where no
   * time passes.
   */
  public Barrier hold() {
    return goWrong("is held", (_, waiting) -> waiting.until(released));
  }

  /**
   * Does something, on the thread that came there. It may crash hosts and cut links, or send
   * something later; it can't let time pass.
   */
  public Barrier run(Runnable body) {
    return set("is told of", (_, _) -> body.run());
  }

  /** Nothing goes wrong here any more; what is {@linkplain #run run} here is run all the same. */
  void heal() {
    healed = true;
    release();
  }

  /** Lets go on what is held, or would be. */
  public void release() {
    released.complete(true);
  }

  /** Whether the host has come there. */
  public boolean isReached() {
    return reached;
  }

  private Barrier goWrong(String what, Action doing) {
    goesWrong = true;
    return set(what, doing);
  }

  private Barrier set(String what, Action doing) {
    requireUnset();
    action = doing;
    simulation.set(this, what);
    return this;
  }

  private void requireUnset() {
    if (action != null) {
      throw new IllegalStateException("what is done %s was said already".formatted(point.name()));
    }
  }

  /** Whether its time has come. */
  boolean isAt(Point reachedPoint, SimulatedHost at, String ofTenant) {
    return !reached
        && !(healed && goesWrong)
        && point.equals(reachedPoint)
        && (host == null || host.equals(at))
        && (tenant == null || tenant.equals(ofTenant))
        && ++passed == occurrence;
  }

  void strike(SimulatedHost at, Waiting waiting) {
    reached = true;
    if (action != null) {
      action.on(at, waiting);
    }
  }

  private interface Action {
    void on(SimulatedHost at, Waiting waiting);
  }

  /** How what came there waits. */
  interface Waiting {
    void until(CompletableFuture<?> over);
  }
}

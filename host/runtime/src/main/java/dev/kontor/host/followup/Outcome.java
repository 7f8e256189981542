package dev.kontor.host.followup;

import dev.kontor.host.unit.UnitStore.Stale;
import java.time.Duration;

/** What came of an attempt at a run. */
sealed interface Outcome {

  /** Its unit has committed. */
  record Done() implements Outcome {}

  /** The store doesn't have it any more: it was done, or discarded, by somebody else. */
  record Gone() implements Outcome {}

  /** It is a dead letter now. */
  record Parked() implements Outcome {}

  /**
   * It is to be tried again.
   *
   * @param run as it is to be tried then
   * @param isFailure whether it failed by itself; others were faster otherwise
   */
  record Again(Run run, Duration pause, boolean isFailure) implements Outcome {}

  /**
   * Those before it were tried together with it, or should have been; it goes on at once.
   *
   * @param run as it is to be tried then
   */
  record Untried(Run run) implements Outcome {}

  /** This host doesn't own the tenant any more, so nothing is its to run. */
  record Disowned(Stale why) implements Outcome {}
}

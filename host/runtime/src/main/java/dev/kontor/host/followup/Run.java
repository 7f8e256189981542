package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.StoredFollowUp;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A run as the engine knows it, which may be newer than the store's row: the write that should have
 * kept it can have failed.
 *
 * @param conflicts how often others were faster since it last failed by itself
 * @param unwritten how often it failed in a row without anybody being able to write that down
 * @param verdict what it is to be parked with; null: it is to be run
 * @param isAlone whether it is to be tried without others: together with them it was in vain
 */
record Run(Due due, int conflicts, int unwritten, @Nullable String verdict, boolean isAlone) {

  static Run of(Due due) {
    return new Run(due, 0, 0, null, false);
  }

  /** Whether it may be tried together with others: nothing has gone wrong with it yet. */
  boolean goesWithOthers() {
    return !isAlone && attempts() == 0 && conflicts == 0 && unwritten == 0 && verdict == null;
  }

  Run alone() {
    return new Run(due, conflicts, unwritten, verdict, true);
  }

  long number() {
    return due.followUp().number();
  }

  int attempts() {
    return due.followUp().attempts();
  }

  UUID correlation() {
    return due.event().metadata().correlation();
  }

  /** When the event that it follows was said. */
  Instant since() {
    return due.event().metadata().at();
  }

  Run conflicted() {
    return new Run(due, conflicts + 1, unwritten, verdict, isAlone);
  }

  Run failed() {
    var it = due.followUp();
    var failed =
        new StoredFollowUp(
            it.number(), it.handler(), it.queue(), it.event(), it.data(), it.attempts() + 1);
    return new Run(new Due(failed, due.event(), null, false), 0, 0, null, isAlone);
  }

  Run condemned(String error) {
    return new Run(due, conflicts, unwritten, error, isAlone);
  }

  /** It has failed, which counts for nothing but its pause. */
  Run failedUnwritten() {
    return new Run(due, 0, unwritten + 1, verdict, isAlone);
  }
}

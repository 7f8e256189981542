package dev.kontor.host.followup;

import dev.kontor.host.followup.Outcome.Again;
import dev.kontor.host.followup.Outcome.Disowned;
import dev.kontor.host.followup.Outcome.Done;
import dev.kontor.host.followup.Outcome.Gone;
import dev.kontor.host.followup.Outcome.Parked;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnknownEventType;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.PermanentFailure;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/** Tries runs, and keeps in the store what came of it. Thread-safe. */
final class Attempts {

  private static final Logger log = LoggerFactory.getLogger(Attempts.class);

  /** So many times in a row others may be faster before that is a failure. */
  static final int MOST_CONFLICTS = 20;

  private static final Duration STORE_AWAY = Duration.ofSeconds(1);

  private final FollowUpStore store;
  private final Execution execution;
  private final World world;
  private final BackOff backOff;

  Attempts(FollowUpStore store, Execution execution, World world) {
    this.store = store;
    this.execution = execution;
    this.world = world;
    backOff = new BackOff(world.random());
  }

  /**
   * Tries the run once; never throws.
   *
   * @param policy null: its handler no longer exists
   * @param commits as {@link Execution#run} tells it
   */
  Outcome of(Run run, @Nullable Policy policy, Runnable commits) {
    try {
      if (policy == null) {
        return parked(run, nobodyHandles(run));
      }
      var verdict = run.verdict();
      return verdict == null ? tried(run, policy, commits) : parked(run, verdict);
    } catch (Stale stale) {
      return new Disowned(stale);
    } catch (Throwable unexpected) {
      about(log.atError(), run)
          .setCause(unexpected)
          .log("follow-up {} is left for later", run.number());
      return new Again(run, storeAway(), false);
    }
  }

  /** Before a page that could not be read is asked for again, or a verdict written. */
  Duration storeAway() {
    return backOff.after(1, STORE_AWAY);
  }

  // Whatever a handler throws, an Error too, is its run's failure and must free its place here.
  private Outcome tried(Run run, Policy policy, Runnable commits) {
    try {
      execution.run(run.due(), commits);
      return new Done();
    } catch (Stale stale) {
      throw stale;
    } catch (Conflict conflict) {
      return conflicted(run, policy, conflict);
    } catch (UnknownEventType unknown) {
      // No attempt of this application can know it; another version of it may.
      return parked(run.failed(), ErrorText.of(unknown));
    } catch (Throwable failure) {
      return failed(run, policy, failure);
    }
  }

  private Outcome conflicted(Run run, Policy policy, Conflict conflict) {
    if (isGone(run)) {
      return new Gone();
    }
    var again = run.conflicted();
    return again.conflicts() < MOST_CONFLICTS
        ? new Again(again, backOff.soon(again.conflicts()), false)
        : failed(run, policy, conflict);
  }

  private boolean isGone(Run run) {
    var it = run.due().followUp();
    return store.next(it.handler(), it.queue(), run.number() - 1, 1).stream()
        .noneMatch(next -> next.followUp().number() == run.number());
  }

  /**
   * A failure that can't be written down is no attempt: while the store is away nothing could have
   * been done, and a run must not become a dead letter for that. Its pauses grow all the same,
   * since its handler may do something outside each time.
   */
  private Outcome failed(Run before, Policy policy, Throwable failure) {
    var run = before.failed();
    var error = ErrorText.of(failure);
    if (failure instanceof PermanentFailure) {
      return parked(run, error);
    }
    try {
      return run.attempts() < policy.attempts()
          ? written(run, policy, error)
          : parkedNow(run, error);
    } catch (Stale stale) {
      throw stale;
    } catch (RuntimeException away) {
      about(log.atWarn(), run)
          .setCause(away)
          .log(
              "follow-up {} failed, which could not be written down and doesn't count",
              run.number());
      var again = before.failedUnwritten();
      return new Again(again, backOff.after(again.unwritten(), STORE_AWAY), true);
    }
  }

  private Outcome written(Run run, Policy policy, String error) {
    var pause = backOff.after(run.attempts(), policy.pause());
    store.failed(run.number(), run.attempts(), error, world.clock().instant().plus(pause));
    return new Again(run, pause, true);
  }

  /** What no further attempt can change is not run again, even if it can't be parked yet. */
  private Outcome parked(Run run, String error) {
    try {
      return parkedNow(run, error);
    } catch (Stale stale) {
      throw stale;
    } catch (RuntimeException away) {
      about(log.atWarn(), run)
          .setCause(away)
          .log("follow-up {} could not be parked yet", run.number());
      return new Again(run.condemned(error), storeAway(), true);
    }
  }

  private Outcome parkedNow(Run run, String error) {
    store.park(run.number(), run.attempts(), error, world.clock().instant());
    tellOfParked(run, error);
    return new Parked();
  }

  /** Nobody waits for it any more, so only its operators can do something about it. */
  private static void tellOfParked(Run run, String error) {
    about(log.atError(), run)
        .log(
            "'{}' has failed and is dead letter {}: {}; see 'kontor dead-letters show {} {}'",
            run.due().followUp().handler(),
            run.number(),
            error.lines().findFirst().orElse("no reason is known"),
            run.due().event().metadata().tenant(),
            run.number());
  }

  private static LoggingEventBuilder about(LoggingEventBuilder event, Run run) {
    return event.addKeyValue("tenant", run.due().event().metadata().tenant());
  }

  private static String nobodyHandles(Run run) {
    return "handler '%s' no longer exists in this application; bring it back and replay, or discard this run"
        .formatted(run.due().followUp().handler());
  }
}

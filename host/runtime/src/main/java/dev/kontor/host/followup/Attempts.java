package dev.kontor.host.followup;

import dev.kontor.host.followup.Outcome.Again;
import dev.kontor.host.followup.Outcome.Disowned;
import dev.kontor.host.followup.Outcome.Done;
import dev.kontor.host.followup.Outcome.Gone;
import dev.kontor.host.followup.Outcome.Parked;
import dev.kontor.host.followup.Outcome.Untried;
import dev.kontor.host.unit.Ran;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnknownEventType;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.PermanentFailure;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
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
   * Tries the runs once; never throws.
   *
   * @param runs of one queue, in their order; from one
   * @param policy null: their handler no longer exists
   * @param commits as {@link Execution#run} tells it
   * @return what came of each
   */
  List<Outcome> of(List<Run> runs, @Nullable Policy policy, Runnable commits) {
    if (runs.size() > 1 && policy != null) {
      return together(runs, policy, commits);
    }
    return runs.stream().map(run -> noted(run, () -> of(run, policy, commits))).toList();
  }

  /** When the whole is in vain, whoever's fault that is, each is tried alone. */
  private List<Outcome> together(List<Run> runs, Policy policy, Runnable commits) {
    try {
      var ran = execution.run(runs.stream().map(Run::due).toList(), commits);
      return IntStream.range(0, runs.size())
          .mapToObj(i -> outcome(runs.get(i), i, ran, policy))
          .toList();
    } catch (Stale stale) {
      return Collections.nCopies(runs.size(), new Disowned(stale));
    } catch (Throwable inVain) {
      about(log.atInfo(), runs.getFirst())
          .setCause(inVain)
          .log("follow-up {} and those behind it are tried alone", runs.getFirst().number());
      return runs.stream().<Outcome>map(run -> new Untried(run.alone())).toList();
    }
  }

  private Outcome outcome(Run run, int place, Ran ran, Policy policy) {
    if (place < ran.done()) {
      return new Done();
    }
    var failure = ran.failure();
    return place > ran.done() || failure == null
        ? new Untried(run)
        : noted(run, () -> failed(run, policy, failure));
  }

  private Outcome noted(Run run, Supplier<Outcome> attempt) {
    try {
      return attempt.get();
    } catch (Stale stale) {
      return new Disowned(stale);
    } catch (Throwable unexpected) {
      about(log.atError(), run)
          .setCause(unexpected)
          .log("follow-up {} is left for later", run.number());
      return new Again(run, storeAway(), false);
    }
  }

  private Outcome of(Run run, @Nullable Policy policy, Runnable commits) {
    if (policy == null) {
      return parked(run, nobodyHandles(run));
    }
    var verdict = run.verdict();
    return verdict == null ? tried(run, policy, commits) : parked(run, verdict);
  }

  /** Before a page that could not be read is asked for again, or a verdict written. */
  Duration storeAway() {
    return backOff.after(1, STORE_AWAY);
  }

  // Whatever a handler throws, an Error too, is its run's failure and must free its place here.
  private Outcome tried(Run run, Policy policy, Runnable commits) {
    try {
      var _ = execution.run(List.of(run.due()), commits);
      return new Done();
    } catch (Stale stale) {
      throw stale;
    } catch (Conflict conflict) {
      return conflicted(run, policy, conflict);
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
    // No attempt of this application can know an unknown event; another version of it may.
    if (failure instanceof PermanentFailure || failure instanceof UnknownEventType) {
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

package dev.kontor.host.unit;

import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.StaleRow;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.process.letter.LetterReceived;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Intercepted.OfFollowUp;
import dev.kontor.tenant.message.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs of the application's after-commit handlers, each a unit of its own, or a part of one
 * together with those before it in its queue. Thread-safe.
 */
final class FollowUpRuns {

  private static final Logger log = LoggerFactory.getLogger(FollowUpRuns.class);

  /** A unit that has been at work for so long takes up nothing more. */
  private static final Duration LONG = Duration.ofMillis(5);

  /** Events in one unit that leaves room for the next part. */
  private static final int MANY = 64;

  private final UnitOfWork units;
  private final Application application;

  /** Handlers that took long the last time. */
  private final Set<String> slow = ConcurrentHashMap.newKeySet();

  FollowUpRuns(UnitOfWork units, Application application) {
    this.units = units;
    this.application = application;
  }

  /**
   * Runs the first, which fails, and leaves nothing, unless its handler does or what the handler
   * has instead; and those behind it as far as they come without failing, waiting, or taking long.
   */
  Ran run(List<Due> dues, BiConsumer<Caller, Runnable> callers, Runnable commits) {
    var due = dues.getFirst();
    var stored = due.followUp();
    var handler = application.catalog().afterCommitNamed(stored.handler());
    if (handler == null) {
      throw new IllegalStateException("nothing is named '%s' any more".formatted(stored.handler()));
    }
    var instead = application.catalog().insteadOf(handler.name());
    var together = new Together(handler, dues, callers);
    return units.inSpanOf(handler.name(), due, () -> run(together, instead, commits));
  }

  private Ran run(Together together, @Nullable HandlerMethod instead, Runnable commits) {
    var handler = together.handler;
    var due = together.dues.getFirst();
    try {
      return units.execute(
          units.traced(due.event().metadata()), due, unit -> course(together, unit), commits);
    } catch (Conflict | Stale | Uncertain unknown) {
      throw unknown;
    } catch (MessageSkipped skipped) {
      tellOfSkipped(handler, skipped);
      instead(handler, instead, due, skipped);
      return Ran.of(1);
    } catch (RuntimeException failed) {
      if (instead != null) {
        instead(handler, instead, due, failed);
        return Ran.of(1);
      }
      if (together.isFirstOver || together.dues.size() == 1) {
        throw failed;
      }
      return new Ran(0, failed);
    }
  }

  /** Inside their unit. */
  private Ran course(Together together, Unit unit) {
    var dues = together.dues;
    long begun = now();
    boolean isAlone = slow.contains(together.handler.name());
    together.isFirstOver = false;
    handle(together.handler, unit, dues.getFirst());
    noteTime(together.handler, begun);
    if (dues.size() > 1) {
      unit.takeTurnsAtRaised(false);
    }
    together.isFirstOver = true;
    for (int ran = 1; ran < dues.size(); ran++) {
      if (isAlone || isLong(begun) || unit.raised().size() >= MANY) {
        return Ran.of(ran);
      }
      try {
        part(together, unit, dues.get(ran));
      } catch (Conflict | StaleRow overtaken) {
        return Ran.of(ran);
      } catch (RuntimeException failed) {
        return new Ran(ran, failed);
      }
    }
    return Ran.of(dues.size());
  }

  private boolean isLong(long begun) {
    return now() - begun >= LONG.toNanos();
  }

  /** Those before a slow one would hold what they have as long as that takes. */
  private void noteTime(AfterCommitMethod handler, long begun) {
    if (isLong(begun)) {
      slow.add(handler.name());
    } else {
      slow.remove(handler.name());
    }
  }

  private long now() {
    return units.origin().world().monotonicNanos();
  }

  private void part(Together together, Unit unit, Due due) {
    var handler = together.handler;
    long begun = now();
    try {
      together.callers.accept(
          due.event().metadata().caller(),
          () -> {
            var _ = units.inSpanOf(handler.name(), due, () -> follow(handler, unit, due));
          });
    } catch (MessageSkipped skipped) {
      tellOfSkipped(handler, skipped);
      unit.skip(due);
    } finally {
      noteTime(handler, begun);
    }
  }

  private Due follow(AfterCommitMethod handler, Unit unit, Due due) {
    unit.follow(due, units.traced(due.event().metadata()), () -> handle(handler, unit, due));
    return due;
  }

  private void handle(AfterCommitMethod handler, Unit unit, Due due) {
    var followUp = followUp(due);
    var message = message(handler, due);
    var _ =
        units.handled(
            unit,
            new OfFollowUp(handler.name(), message, followUp),
            () -> {
              handler.call(application.beans(), message, followUp);
              return due;
            });
  }

  private void tellOfSkipped(AfterCommitMethod handler, MessageSkipped skipped) {
    log.atInfo()
        .addKeyValue("tenant", units.tenant())
        .log("follow-up '{}' skipped: {}", handler.name(), skipped.getMessage());
  }

  /** Without anything to do instead, the run is done. */
  private void instead(
      AfterCommitMethod handler,
      @Nullable HandlerMethod instead,
      Due due,
      RuntimeException failed) {
    Metadata cause = due.event().metadata();
    var _ =
        units.execute(
            null,
            cause,
            due,
            () -> {
              if (instead != null) {
                instead.call(application.beans(), message(handler, due), followUp(due), failed);
              }
              return due;
            });
  }

  private static FollowUp followUp(Due due) {
    return new FollowUp(due.id(), due.followUp().attempts() + 1, due.event().metadata());
  }

  private Object message(AfterCommitMethod handler, Due due) {
    var data = due.followUp().data();
    var codec = application.codec();
    if (data != null) {
      return codec.read(data, handler.handler().message());
    }
    var event = codec.read(due.event());
    return event instanceof LetterReceived letter ? codec.read(activity(letter, due)) : event;
  }

  private static StoredEvent activity(LetterReceived letter, Due due) {
    return new StoredEvent(
        0,
        letter.stream(),
        letter.number(),
        letter.type(),
        letter.schema(),
        letter.data(),
        due.event().metadata());
  }

  /** Follow-ups of one queue, in their order, that may be parts of one unit. */
  private static final class Together {

    private final AfterCommitMethod handler;
    private final List<Due> dues;
    private final BiConsumer<Caller, Runnable> callers;

    /** Whether the first has run, so that what fails is not its failure alone. */
    private boolean isFirstOver;

    Together(AfterCommitMethod handler, List<Due> dues, BiConsumer<Caller, Runnable> callers) {
      this.handler = handler;
      this.dues = dues;
      this.callers = callers;
    }
  }
}

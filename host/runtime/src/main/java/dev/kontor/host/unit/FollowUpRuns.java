package dev.kontor.host.unit;

import dev.kontor.host.message.AfterCommitMethod;
import dev.kontor.host.message.HandlerMethod;
import dev.kontor.host.unit.UnitStore.Stale;
import dev.kontor.host.unit.UnitStore.Uncertain;
import dev.kontor.process.letter.LetterReceived;
import dev.kontor.tenant.Conflict;
import dev.kontor.tenant.MessageSkipped;
import dev.kontor.tenant.handling.FollowUp;
import dev.kontor.tenant.handling.Intercepted.OfFollowUp;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs of the application's after-commit handlers, each in a unit of its own. Thread-safe. */
final class FollowUpRuns {

  private static final Logger log = LoggerFactory.getLogger(FollowUpRuns.class);

  private final UnitOfWork units;
  private final Application application;

  FollowUpRuns(UnitOfWork units, Application application) {
    this.units = units;
    this.application = application;
  }

  /** Fails, and leaves nothing, unless the handler does or what the handler has instead. */
  void run(Due due, Runnable commits) {
    var stored = due.followUp();
    var handler = application.catalog().afterCommitNamed(stored.handler());
    if (handler == null) {
      throw new IllegalStateException("nothing is named '%s' any more".formatted(stored.handler()));
    }
    units.inSpanOf(handler.name(), due, () -> run(handler, due, commits));
  }

  private void run(AfterCommitMethod handler, Due due, Runnable commits) {
    var cause = due.event().metadata();
    var followUp = new FollowUp(due.id(), due.followUp().attempts() + 1, cause);
    try {
      var message = message(handler, due);
      units.execute(
          new OfFollowUp(handler.name(), message, followUp),
          units.traced(cause),
          due,
          () -> {
            handler.call(application.beans(), message, followUp);
            return null;
          },
          commits);
    } catch (Conflict | Stale | Uncertain unknown) {
      throw unknown;
    } catch (MessageSkipped skipped) {
      log.atInfo()
          .addKeyValue("tenant", units.tenant())
          .log("follow-up '{}' skipped: {}", handler.name(), skipped.getMessage());
      instead(handler, insteadOf(handler), due, followUp, skipped);
    } catch (RuntimeException failed) {
      var instead = insteadOf(handler);
      if (instead == null) {
        throw failed;
      }
      instead(handler, instead, due, followUp, failed);
    }
  }

  private @Nullable HandlerMethod insteadOf(AfterCommitMethod handler) {
    return application.catalog().insteadOf(handler.name());
  }

  /** Without anything to do instead, the run is done. */
  private void instead(
      AfterCommitMethod handler,
      @Nullable HandlerMethod instead,
      Due due,
      FollowUp followUp,
      RuntimeException failed) {
    units.execute(
        null,
        followUp.cause(),
        due,
        () -> {
          if (instead != null) {
            instead.call(application.beans(), message(handler, due), followUp, failed);
          }
          return null;
        });
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
}

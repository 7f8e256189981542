package dev.kontor.host.letter;

import dev.kontor.host.followup.Policy;
import dev.kontor.host.letter.Outbox.Written;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.process.letter.LetterSentAgain;
import dev.kontor.tenant.PermanentFailure;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Activity;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Letters that were given up: each is a run of the host's own ({@value #HANDLER}) that fails at
 * once, and so stands among the dead letters with what it was given up for. Replayed, it sends a
 * new letter, unless the tenant {@linkplain ReturnedLetters says something else} by now.
 * Thread-safe.
 */
public final class DeadLetters {

  /** What these runs are stored under. */
  public static final String HANDLER = "kontor.letter";

  /** How they are run. */
  public static final Policy POLICY = Policy.alone(1, Duration.ofSeconds(1), 4);

  private static final Logger log = LoggerFactory.getLogger(DeadLetters.class);

  private static final String TO = "to";
  private static final String ERROR = "error";

  private final OwnFollowUps followUps;
  private final Outbox outbox;
  private final Application application;

  /** Of a context. */
  public DeadLetters(OwnFollowUps followUps, Outbox outbox, Application application) {
    this.followUps = followUps;
    this.outbox = outbox;
    this.application = application;
  }

  /**
   * Makes a dead letter of one that goes out no more, in one unit; nothing, when it goes out no
   * more already, as after a commit that had no answer.
   */
  void giveUp(String to, Written letter, int attempts, String error) {
    try {
      followUps.leaveFailed(
          HANDLER,
          letter.event(),
          attempts,
          Map.of(TO, to, ERROR, storable(error)),
          () -> takeBack(to, letter));
    } catch (Gone already) {
      log.debug("letter {} to '{}' was given up before", letter.letter().number(), to);
    }
  }

  private void takeBack(String to, Written letter) {
    if (!outbox.giveUp(to, letter.letter().number())) {
      throw new Gone();
    }
    var activity = activity(letter.event());
    if (activity != null) {
      returned().givenUp(activity);
    }
  }

  /** Rolls the unit back: the letter has its dead letter, or was taken. */
  private static final class Gone extends RuntimeException {

    Gone() {
      super(null, null, false, false);
    }
  }

  private ReturnedLetters returned() {
    return application.beans().getBean(ReturnedLetters.class);
  }

  /** Null: nothing here can read it any more, so it means no more than what it says. */
  private @Nullable Activity activity(StoredEvent event) {
    try {
      return (Activity) application.codec().read(event);
    } catch (RuntimeException unreadable) {
      return null;
    }
  }

  /** Another site may have said it, and PostgreSQL keeps everything but this. */
  private static String storable(String error) {
    return error.replace('\0', ' ');
  }

  /** Whether a follow-up is one of these. */
  public boolean isOne(Due due) {
    return due.followUp().handler().equals(HANDLER);
  }

  /** Says why a letter was given up; or, when it is replayed, sends it again. */
  public void run(Due due) {
    var fields = followUps.fields(due);
    if (due.followUp().attempts() > 0) {
      throw new PermanentFailure(Objects.requireNonNull(fields.get(ERROR)));
    }
    var to = Objects.requireNonNull(fields.get(TO));
    followUps.done(
        due,
        () -> {
          var activity = activity(due.event());
          if (activity == null || !returned().isSaidAnew(activity)) {
            TenantContext.current().raise(new LetterSentAgain(to, due.event().position()));
          }
        });
  }
}

package dev.kontor.host.letter;

import dev.kontor.host.letter.Door.Verdict;
import dev.kontor.host.letter.Inbox.Last;
import dev.kontor.host.letter.Receipt.Refused;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredLetter;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.process.letter.LetterReceived;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.message.Metadata;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes the letters that come to a tenant: each once, in the order of their numbers, and only what
 * a grant lets in. What was taken is stored before its sender hears of it, and its receivers run as
 * follow-ups of that. Thread-safe; called inside the context.
 */
public final class Arrivals {

  /** A W3C {@code traceparent}. */
  private static final Pattern TRACE = Pattern.compile("00-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final UnitOfWork units;
  private final Application application;
  private final Inbox inbox;

  /** Of a context. */
  public Arrivals(UnitOfWork units, Application application, Inbox inbox) {
    this.units = units;
    this.application = application;
    this.inbox = inbox;
  }

  /**
   * Takes what of a batch was not taken before, up to the first letter that is refused; where that
   * is nothing, nothing is left of it.
   *
   * @param batch of a sender who is proven to be who he says
   * @throws Inbox.Outdated when its channel was replaced; nothing was taken
   */
  public Receipt take(Batch batch) {
    var caller = new Caller(batch.from().toString(), null, null);
    try {
      return units.execute(units.beginning(caller), () -> new Taking(batch).take());
    } catch (NothingTaken nothing) {
      return nothing.receipt;
    }
  }

  /** Rolls the unit back: who is let in by no grant can't make even a row here. */
  private static final class NothingTaken extends RuntimeException {

    private final transient Receipt receipt;

    NothingTaken(Receipt receipt) {
      super(null, null, false, false);
      this.receipt = receipt;
    }
  }

  /** One batch in one unit. */
  private final class Taking {

    private final Batch batch;
    private final String from;
    private final Inbox.Opened opened;
    private final Door.Keeper keeper;

    Taking(Batch batch) {
      this.batch = batch;
      from = batch.from().toString();
      opened = inbox.open(from, batch.channel());
      var door = application.beans().getBean(Door.class);
      keeper = door.keeperFor(batch.from(), opened.isAnother());
    }

    Receipt take() {
      var before = opened.last();
      var last = before;
      Refused refused = null;
      for (var letter : batch.letters()) {
        if (letter.number() > last.number()) {
          var verdict = verdict(letter);
          if (!verdict.isTaken()) {
            refused = new Refused(letter.number(), Objects.requireNonNull(verdict.reason()));
            break;
          }
          if (verdict.isHeard()) {
            hear(letter);
          }
          last = new Last(letter.number(), letter.id());
        }
      }
      var receipt = new Receipt(last.number(), last.id(), refused);
      if (last.equals(before)) {
        throw new NothingTaken(receipt);
      }
      inbox.taken(from, batch.channel(), last);
      return receipt;
    }

    private Verdict verdict(Letter letter) {
      if (application.catalog().receivers(letter.type()).isEmpty()) {
        return Verdict.refused("'%s' is received by nobody here".formatted(letter.type()));
      }
      var activity = activity(letter);
      return activity == null ? unreadable(letter) : verdict(letter, activity);
    }

    private static Verdict unreadable(Letter letter) {
      return Verdict.refused(
          "'%s', version %d, can't be read here".formatted(letter.type(), letter.schema()));
    }

    private Verdict verdict(Letter letter, Activity activity) {
      if (!says(activity.actor(), batch.from())) {
        return Verdict.refused(
            "its actor is '%s'; expected '%s' or a thing of its"
                .formatted(activity.actor(), batch.from()));
      }
      if (!says(activity.to(), batch.to())) {
        return Verdict.refused(
            "it is for '%s'; expected '%s' or a thing of its".formatted(activity.to(), batch.to()));
      }
      try {
        return keeper.verdict(activity);
      } catch (IllegalArgumentException | NullPointerException incomplete) {
        return unreadable(letter);
      }
    }

    /** Null: it can't be read, or it is longer than any that may be sent. */
    private @Nullable Activity activity(Letter letter) {
      if (letter.data().length() > StoredLetter.LONGEST_ACTIVITY) {
        return null;
      }
      try {
        var stored =
            new StoredEvent(
                0, "letter", 1, letter.type(), letter.schema(), letter.data(), cause(letter));
        return (Activity) application.codec().read(stored);
      } catch (RuntimeException unreadable) {
        return null;
      }
    }

    /** Another site may have left it out. */
    private static boolean says(@Nullable String address, Address whose) {
      try {
        return address != null && whose.covers(Address.parse(address));
      } catch (IllegalArgumentException none) {
        return false;
      }
    }

    private void hear(Letter letter) {
      units.raise(
          new LetterReceived(
              from,
              letter.number(),
              letter.id(),
              letter.type(),
              letter.schema(),
              letter.data(),
              letter.at()),
          cause(letter));
    }

    /** Another site may have written anything here. */
    private static @Nullable String trace(Letter letter) {
      var trace = letter.trace();
      return trace != null && TRACE.matcher(trace).matches() ? trace : null;
    }

    /** The sender is behind all that follows here. */
    private Metadata cause(Letter letter) {
      UUID id = letter.id();
      return new Metadata(
          id, units.tenant(), from, letter.correlation(), id, letter.at(), trace(letter));
    }
  }
}

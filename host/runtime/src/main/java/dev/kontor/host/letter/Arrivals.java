package dev.kontor.host.letter;

import dev.kontor.host.letter.Door.Verdict;
import dev.kontor.host.letter.Inbox.Last;
import dev.kontor.host.letter.Receipt.Refused;
import dev.kontor.host.unit.Application;
import dev.kontor.host.unit.StoredEvent;
import dev.kontor.host.unit.StoredLetter;
import dev.kontor.host.unit.StoredReceipt;
import dev.kontor.host.unit.UnitOfWork;
import dev.kontor.process.letter.LetterReceived;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Caller;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.message.Metadata;
import java.util.LinkedHashMap;
import java.util.Map;
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

  /** Senders whose letters came last. */
  private static final int MOST_KNOWN = 32;

  private static final int MOST_BATCHES = 100;

  private final UnitOfWork units;
  private final Application application;
  private final Inbox inbox;

  /** How things stood when a batch was taken; who takes the next one has it for himself. */
  private final Map<String, Standing> standings =
      new LinkedHashMap<>(2) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Standing> eldest) {
          return size() > MOST_KNOWN;
        }
      };

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
    while (true) {
      try {
        var taken = units.execute(units.beginning(caller), () -> taking(batch).take());
        remember(taken.standing());
        return taken.receipt();
      } catch (NothingTaken nothing) {
        if (nothing.isSure) {
          return nothing.receipt;
        }
      }
    }
  }

  /**
   * As things stood the last time, so that nothing is read; whether they still do, is found out
   * when it is written. If not, they are read, here and when it is tried again.
   */
  private Taking taking(Batch batch) {
    var from = batch.from().toString();
    var known = forget(from);
    if (known != null && known.channel.equals(batch.channel())) {
      return new Taking(batch, known, known.grants);
    }
    var opened = inbox.open(from, batch.channel());
    var door = application.beans().getBean(Door.class);
    var keeper = door.keeperFor(batch.from(), opened.isAnother());
    var standing = new Standing(from, batch.channel(), opened.last(), opened.grants(), keeper, 0);
    return new Taking(batch, standing, null);
  }

  private @Nullable Standing forget(String from) {
    synchronized (standings) {
      return standings.remove(from);
    }
  }

  private void remember(Standing standing) {
    if (standing.batches < MOST_BATCHES && !standing.keeper.hasChanged()) {
      synchronized (standings) {
        standings.put(standing.from, standing);
      }
    }
  }

  /**
   * How things stand with a sender.
   *
   * @param last the last letter that was taken
   * @param grants how often its grants had been changed when the keeper came
   * @param batches that were taken since: keepers remember whom they have let in
   */
  private record Standing(
      String from, UUID channel, Last last, long grants, Door.Keeper keeper, int batches) {

    Standing with(Last taken) {
      return new Standing(from, channel, taken, grants, keeper, batches + 1);
    }
  }

  private record Taken(Receipt receipt, Standing standing) {}

  /** Rolls the unit back: who is let in by no grant can't make even a row here. */
  private static final class NothingTaken extends RuntimeException {

    private final transient Receipt receipt;
    private final boolean isSure;

    /** If it isn't sure, things may stand otherwise by now. */
    NothingTaken(Receipt receipt, boolean isSure) {
      super(null, null, false, false);
      this.receipt = receipt;
      this.isSure = isSure;
    }
  }

  /** One batch in one unit. */
  private final class Taking {

    private final Batch batch;
    private final Standing standing;
    private final @Nullable Long believed;

    /**
     * Of a batch.
     *
     * @param believed how often grants were changed, if things are not known to stand so now; null:
     *     they are
     */
    Taking(Batch batch, Standing standing, @Nullable Long believed) {
      this.batch = batch;
      this.standing = standing;
      this.believed = believed;
    }

    Taken take() {
      var before = standing.last;
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
        throw new NothingTaken(receipt, believed == null);
      }
      units.keep(
          new StoredReceipt(
              standing.from,
              standing.channel,
              before.number(),
              believed,
              last.number(),
              last.id()));
      return new Taken(receipt, standing.with(last));
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
        return standing.keeper.verdict(activity);
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
              standing.from,
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
          id, units.tenant(), standing.from, letter.correlation(), id, letter.at(), trace(letter));
    }
  }
}

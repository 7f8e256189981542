package dev.kontor.host.letter;

import dev.kontor.host.followup.BackOff;
import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Outbox.Channel;
import dev.kontor.host.letter.Outbox.Failure;
import dev.kontor.host.letter.Outbox.Written;
import dev.kontor.host.world.World;
import dev.kontor.tenant.Address;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a channel's letters: the first ones, again and again until they are taken, or given up. By
 * that alone they are taken in their order: whoever brings a letter knows that those before it were
 * taken or never will be. Thread-safe; one thread brings a channel's letters at a time.
 */
final class Courier {

  /** Undelivered for so long, a letter becomes a dead letter. */
  static final Duration PATIENCE = Duration.ofDays(7);

  private static final Logger log = LoggerFactory.getLogger(Courier.class);
  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofHours(1);

  /** Who is known to be there may go on at any time. */
  private static final Duration LONGEST_AWAY = Duration.ofMinutes(5);

  private static final Duration MOST_COUNTED = LONGEST_PAUSE.multipliedBy(2);
  private static final int MOST_GIVEN_UP_AT_ONCE = 128;
  private static final int MOST_KNOWN = 64;

  private final Address own;
  private final Outbox outbox;
  private final Delivery delivery;
  private final DeadLetters deadLetters;
  private final World world;
  private final BackOff backOff;

  /** Those that answered last, which have no failures; nobody else changes them meanwhile. */
  private final Map<String, Channel> known =
      new LinkedHashMap<>(2, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Channel> eldest) {
          return size() > MOST_KNOWN;
        }
      };

  Courier(Address own, Outbox outbox, Delivery delivery, DeadLetters deadLetters, World world) {
    this.own = own;
    this.outbox = outbox;
    this.delivery = delivery;
    this.deadLetters = deadLetters;
    this.world = world;
    backOff = new BackOff(world.random());
  }

  /**
   * Brings what there is up to a number, while he is to go on.
   *
   * @return how long to wait before the next try; null: all of it was taken or given up, or he is
   *     not to go on
   */
  @Nullable Duration bring(String to, long upTo, Way way) {
    var begun = channel(to);
    if (begun == null) {
      return null;
    }
    var channel = begun;
    var satchel = new Satchel(to, outbox);
    for (var letters = satchel.next(upTo);
        !letters.isEmpty() && way.goesOn() && way.hasTimeForMore();
        letters = satchel.next(upTo)) {
      try {
        channel = delivered(channel, satchel, letters, channel.id().equals(begun.id()));
      } catch (NotDelivered failed) {
        satchel.tellOutbox();
        return notDelivered(channel, letters, failed, way);
      }
    }
    satchel.tellOutbox();
    remember(channel);
    return null;
  }

  private @Nullable Channel channel(String to) {
    synchronized (known) {
      var answered = known.remove(to);
      if (answered != null) {
        return answered;
      }
    }
    return outbox.channel(to);
  }

  private void remember(Channel channel) {
    if (channel.attempts() == 0) {
      synchronized (known) {
        known.put(channel.to(), channel);
      }
    }
  }

  /**
   * Brings these, and notes what becomes of them. Each time something does, or it throws: no
   * receiver, whatever it says, keeps a courier running.
   *
   * @param mayRenew whether the channel may begin anew, which is once each time that he sets out
   */
  private Channel delivered(
      Channel channel, Satchel satchel, List<Written> letters, boolean mayRenew) {
    var batch =
        new Batch(
            own,
            Address.parse(channel.to()),
            channel.id(),
            letters.stream().map(Written::letter).toList());
    var receipt = receipt(batch);
    if (!isOurs(letters, receipt)) {
      if (!mayRenew) {
        throw NotDelivered.failed(
            "'%s' has taken letters up to %d by a channel that has just begun"
                .formatted(channel.to(), receipt.last()),
            null);
      }
      return renewed(channel, receipt.last());
    }
    var refused = refused(letters, receipt);
    boolean isTaken = receipt.last() >= batch.first();
    if (isTaken) {
      satchel.taken(receipt.last());
    }
    if ((isTaken || refused != null) && channel.attempts() > 0) {
      outbox.answered(channel.to());
    }
    if (refused != null) {
      deadLetters.giveUp(
          channel.to(),
          refused,
          1,
          "'%s' doesn't take it: %s"
              .formatted(channel.to(), Objects.requireNonNull(receipt.refused()).reason()));
    } else if (!isTaken) {
      throw NotDelivered.failed(
          "'%s' has taken letters up to %d, none of these, and doesn't say why"
              .formatted(channel.to(), receipt.last()),
          null);
    }
    return channel.answered();
  }

  /** What goes wrong on this side is tried again like what does on the other one. */
  private Receipt receipt(Batch batch) {
    try {
      return delivery.deliver(batch);
    } catch (NotDelivered failed) {
      throw failed;
    } catch (RuntimeException unexpected) {
      log.atWarn()
          .setCause(unexpected)
          .addKeyValue("tenant", own.tenant())
          .log("letters to '{}' could not be sent", batch.to());
      throw NotDelivered.failed("they could not be sent: " + unexpected.getMessage(), unexpected);
    }
  }

  /**
   * Whether the letter that was taken last is one that this database has sent: another of its
   * number, or none of it, was sent before it was restored.
   */
  private boolean isOurs(List<Written> letters, Receipt receipt) {
    long last = receipt.last();
    if (last < letters.getFirst().letter().number()) {
      return true;
    }
    for (var letter : letters) {
      if (letter.letter().number() == last) {
        return letter.letter().id().equals(receipt.id());
      }
    }
    var sent = outbox.sent(last);
    return sent != null && sent.equals(receipt.id());
  }

  private static @Nullable Written refused(List<Written> letters, Receipt receipt) {
    var refused = receipt.refused();
    return refused == null
        ? null
        : letters.stream()
            .filter(letter -> letter.letter().number() == refused.number())
            .findFirst()
            .orElse(null);
  }

  /** This tenant's database is older than its letters: it was restored. */
  private Channel renewed(Channel channel, long last) {
    log.atWarn()
        .addKeyValue("tenant", own.tenant())
        .log(
            "'{}' has taken letters up to {}, which this database has not sent; their channel"
                + " begins anew",
            channel.to(),
            last);
    outbox.renew(channel.to(), channel.id(), ChannelId.renewed(channel.id(), world.newId()));
    return Objects.requireNonNull(outbox.channel(channel.to()));
  }

  private Duration notDelivered(
      Channel channel, List<Written> letters, NotDelivered failed, Way way) {
    var now = world.clock().instant();
    int attempts = channel.attempts() + 1;
    var failedFor = failed.isAway() ? channel.failedFor() : failedFor(channel, now);
    var error = String.valueOf(failed.getMessage());
    var pause = pause(attempts, failed);
    outbox.failed(channel.to(), new Failure(attempts, failedFor, now, now.plus(pause), error));
    log.atInfo()
        .addKeyValue("tenant", own.tenant())
        .log("letters to '{}' wait {}: {}", channel.to(), pause, error);
    if (!failed.isAway() && failedFor.compareTo(PATIENCE) >= 0) {
      giveUp(channel.to(), letters, attempts, now, error, way);
    }
    return pause;
  }

  /**
   * From failure to failure the receiver was away, as far as anybody knows; while this host was
   * down, or its clock jumped, nobody knows.
   */
  private static Duration failedFor(Channel channel, Instant now) {
    var before = channel.triedAt();
    return before == null || now.isBefore(before)
        ? channel.failedFor()
        : channel.failedFor().plus(min(Duration.between(before, now), MOST_COUNTED));
  }

  private Duration pause(int attempts, NotDelivered failed) {
    var asked = failed.retryAfter();
    var longest = failed.isAway() ? LONGEST_AWAY : LONGEST_PAUSE;
    var pause = backOff.after(attempts, FIRST_PAUSE, longest);
    return asked == null || asked.compareTo(pause) < 0 ? pause : min(asked, LONGEST_PAUSE);
  }

  private static Duration min(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  /** All that are old enough; the others have their time yet. */
  private void giveUp(
      String to, List<Written> letters, int attempts, Instant now, String error, Way way) {
    var why = "'%s' could not be reached for %d days: %s".formatted(to, PATIENCE.toDays(), error);
    var old = tooOld(letters, now);
    while (!old.isEmpty()) {
      old.forEach(letter -> deadLetters.giveUp(to, letter, attempts, why));
      old =
          way.goesOn() ? tooOld(outbox.next(to, MOST_GIVEN_UP_AT_ONCE).letters(), now) : List.of();
    }
  }

  private static List<Written> tooOld(List<Written> letters, Instant now) {
    return letters.stream()
        .takeWhile(letter -> !letter.writtenAt().plus(PATIENCE).isAfter(now))
        .toList();
  }

  /** How long a channel must rest yet, by a wall clock that may have jumped since. */
  Duration pause(Channel channel) {
    if (channel.again() == null) {
      return Duration.ZERO;
    }
    var left = Duration.between(world.clock().instant(), channel.again());
    return left.isNegative() ? Duration.ZERO : min(left, LONGEST_PAUSE);
  }

  /** What a courier is told on his way. */
  @FunctionalInterface
  interface Way {

    /** Whether he is to do anything more. */
    boolean goesOn();

    /** Whether he is to bring another batch; asked before each. */
    default boolean hasTimeForMore() {
      return true;
    }
  }
}

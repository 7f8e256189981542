package dev.kontor.host.peer;

import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.host.signature.keylist.KeyList;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is known of a peer's keys. It is asked for them when a key is wanted that isn't known, or
 * when the list has become old; for the same key once a minute at most, for all of them together
 * once a minute in the long run, and by one at a time, for whom the others wait. Thread-safe.
 */
final class PeerList {

  private static final Logger log = LoggerFactory.getLogger(PeerList.class);

  private static final Duration BETWEEN_READINGS = Duration.ofMinutes(1);

  /** Tenants that were onboarded one after the other are found at once. */
  private static final int MOST_SAVED_UP = 5;

  private static final int MOST_MISSED = 100;

  /** So that a key that was taken from the list isn't believed in for long. */
  private static final Duration FRESH = Duration.ofMinutes(10);

  /** A peer that can't be asked is believed as long as it would accept an old key itself. */
  private static final Duration GOOD = SigningKeys.OVERLAP;

  private final Peer peer;
  private final SiteReader reader;
  private final World world;
  private volatile @Nullable Read last;
  private volatile String trouble = "";
  private @Nullable CompletableFuture<Void> reading;
  private final LinkedHashMap<KeyId, Long> missed = new LinkedHashMap<>();
  private final Allowance allowance;

  PeerList(Peer peer, SiteReader reader, World world) {
    this.peer = peer;
    this.reader = reader;
    this.world = world;
    allowance = new Allowance(MOST_SAVED_UP, BETWEEN_READINGS, world.monotonicNanos());
  }

  boolean isOf(Peer other) {
    return peer.equals(other);
  }

  String trouble() {
    return trouble;
  }

  /** The key of this id; waits for the peer where it has to be asked. */
  Optional<VerifyingKey> find(KeyId id) {
    var known = known(id);
    if (known.isPresent()) {
      if (isOlderThan(FRESH)) {
        var _ = readAgain();
      }
      return known;
    }
    var answer = wasMissed(id) ? null : readAgain();
    if (answer == null) {
      return Optional.empty();
    }
    await(answer);
    var found = known(id);
    if (found.isEmpty()) {
      miss(id);
    }
    return found;
  }

  /** Whether the peer was asked for this key of late, and didn't have it. */
  private synchronized boolean wasMissed(KeyId id) {
    var at = missed.get(id);
    return at != null && world.monotonicNanos() - at < BETWEEN_READINGS.toNanos();
  }

  private synchronized void miss(KeyId id) {
    missed.putLast(id, world.monotonicNanos());
    if (missed.size() > MOST_MISSED) {
      missed.pollFirstEntry();
    }
  }

  private Optional<VerifyingKey> known(KeyId id) {
    var read = last;
    return read == null || isOlderThan(GOOD) ? Optional.empty() : read.list.find(id);
  }

  private boolean isOlderThan(Duration age) {
    var read = last;
    return read != null && world.monotonicNanos() - read.at > age.toNanos();
  }

  /** Done when the peer has answered; null: it was asked just now. */
  private @Nullable CompletableFuture<Void> readAgain() {
    var answer = begin();
    if (answer != null && answer.mine) {
      var _ =
          reader
              .read(peer)
              .whenComplete((list, failed) -> {
                keep(list, failed);
                answer.done.complete(null);
              });
    }
    return answer == null ? null : answer.done;
  }

  private synchronized @Nullable Answer begin() {
    var underWay = reading;
    if (underWay != null) {
      return new Answer(underWay, false);
    }
    if (!allowance.take(world.monotonicNanos())) {
      return null;
    }
    var mine = new CompletableFuture<Void>();
    reading = mine;
    return new Answer(mine, true);
  }

  private synchronized void keep(@Nullable KeyList list, @Nullable Throwable failed) {
    reading = null;
    if (list != null) {
      last = new Read(list, world.monotonicNanos());
      trouble = "";
    } else {
      trouble = why(failed);
      log.warn("peer '{}': its keys can't be read: {}", peer.name(), trouble);
    }
  }

  private static String why(@Nullable Throwable failed) {
    var cause = failed instanceof CompletionException ? failed.getCause() : failed;
    return cause instanceof PeerUnusable ? String.valueOf(cause.getMessage()) : "" + cause;
  }

  private void await(CompletableFuture<Void> answer) {
    try {
      world.scheduler().await(answer, SiteReader.WITHIN.multipliedBy(2));
    } catch (TimeoutException late) {
      log.warn("peer '{}': waited in vain for its keys", peer.name(), late);
    }
  }

  private record Read(KeyList list, long at) {}

  /** What is waited for, and whether it is the caller who has to ask. */
  private record Answer(CompletableFuture<Void> done, boolean mine) {}
}

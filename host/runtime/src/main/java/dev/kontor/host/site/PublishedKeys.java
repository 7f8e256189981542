package dev.kontor.host.site;

import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.host.world.World;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What this site answers to whoever asks for its keys: the list of them, signed. Made when it is
 * asked for, and anew when a key has changed or the minute is over: asking often costs nothing.
 * Thread-safe.
 */
public final class PublishedKeys {

  /** Where a site answers with it, behind its URL. */
  public static final String PATH = "/federation/site";

  /** How long it may be kept by others; a good deal less than its signature is good. */
  public static final Duration KEPT = Duration.ofMinutes(1);

  private final SigningKeys keys;
  private final KeyLists lists;
  private final World world;
  private final ReentrantLock making = new ReentrantLock();
  private volatile @Nullable Made made;

  /** Of these keys. */
  public PublishedKeys(SigningKeys keys, KeyLists lists, World world) {
    this.keys = keys;
    this.lists = lists;
    this.world = world;
  }

  /** The signed response, as it is now. */
  public Message now() {
    var known = made;
    return known != null && isGood(known) ? known.response : makeAnew();
  }

  private Message makeAnew() {
    making.lock();
    try {
      var known = made;
      if (known != null && isGood(known)) {
        return known.response;
      }
      long changes = keys.changes();
      var response = lists.write(keys.list(), keys.ofSite());
      made = new Made(response, changes, world.monotonicNanos());
      return response;
    } finally {
      making.unlock();
    }
  }

  private boolean isGood(Made known) {
    return known.changes == keys.changes() && world.monotonicNanos() - known.at < KEPT.toNanos();
  }

  private record Made(Message response, long changes, long at) {}
}

package dev.kontor.host.letter;

import dev.kontor.host.unit.StoredLetter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An outbox that knows how many letters are in it, as it hears of those that come, are read and go,
 * so that looking at it costs no question to the database. What it has heard wrongly, or not at
 * all, is put right when somebody reads what comes next. Thread-safe.
 */
final class CountedOutbox implements Outbox {

  private final Outbox outbox;

  /** By receiver; of channels that have letters, as far as was heard. */
  private final Map<String, Count> counts = new HashMap<>();

  private boolean begun;

  CountedOutbox(Outbox outbox) {
    this.outbox = outbox;
  }

  /** A unit has left these. */
  synchronized void written(List<StoredLetter> letters) {
    for (var letter : letters) {
      counts.computeIfAbsent(letter.to(), _ -> new Count()).written(letter);
    }
  }

  /** What is in it, as far as memory knows; null before anybody has asked what waits. */
  synchronized @Nullable Unsent unsent() {
    return begun
        ? counts.values().stream().map(Count::unsent).reduce(Unsent.NONE, Unsent::and)
        : null;
  }

  @Override
  public List<Channel> waiting() {
    var waiting = outbox.waiting();
    begin(waiting.isEmpty() ? List.of() : outbox.backlog());
    return waiting;
  }

  /** Nobody need ask: nothing waits. */
  void isKnownToBeEmpty() {
    begin(List.of());
  }

  private synchronized void begin(List<Backlog> left) {
    left.forEach(channel -> counts.computeIfAbsent(channel.to(), _ -> new Count()).begin(channel));
    begun = true;
  }

  @Override
  public List<Backlog> backlog() {
    return outbox.backlog();
  }

  @Override
  public @Nullable Channel channel(String to) {
    return outbox.channel(to);
  }

  @Override
  public Page next(String to, int most) {
    long before = newest(to);
    var page = outbox.next(to, most);
    read(to, page, before);
    return page;
  }

  private synchronized long newest(String to) {
    var count = counts.get(to);
    return count == null || count.first.isEmpty() ? 0 : count.first.lastKey();
  }

  private synchronized void read(String to, Page page, long before) {
    var count = counts.computeIfAbsent(to, _ -> new Count());
    count.read(page, before);
    forgetIfEmpty(to, count);
  }

  private void forgetIfEmpty(String to, Count count) {
    if (count.letters == 0) {
      counts.remove(to);
    }
  }

  @Override
  public @Nullable UUID sent(long number) {
    return outbox.sent(number);
  }

  @Override
  public int taken(String to, long upTo) {
    int forgotten = outbox.taken(to, upTo);
    gone(to, upTo, forgotten);
    return forgotten;
  }

  private synchronized void gone(String to, long upTo, int letters) {
    var count = counts.get(to);
    if (count != null) {
      count.gone(upTo, letters);
      forgetIfEmpty(to, count);
    }
  }

  @Override
  public void answered(String to) {
    outbox.answered(to);
  }

  @Override
  public void failed(String to, Failure failure) {
    outbox.failed(to, failure);
  }

  @Override
  public void renew(String to, UUID former, UUID id) {
    outbox.renew(to, former, id);
  }

  /** If its unit fails yet, that is put right when somebody reads. */
  @Override
  public boolean giveUp(String to, long number) {
    boolean isGone = outbox.giveUp(to, number);
    if (isGone) {
      givenUp(to, number);
    }
    return isGone;
  }

  private synchronized void givenUp(String to, long number) {
    var count = counts.get(to);
    if (count != null) {
      count.givenUp(number);
      forgetIfEmpty(to, count);
    }
  }

  /** The letters of a channel. Guarded by the outbox. */
  private static final class Count {

    private static final int MOST_REMEMBERED = 256;

    private long letters;

    private @Nullable Instant oldest;

    /** When the first ones were written, by their numbers, as far as they were heard of or read. */
    private final NavigableMap<Long, Instant> first = new TreeMap<>();

    void begin(Backlog left) {
      letters = left.letters();
      oldest = left.oldest();
    }

    void written(StoredLetter letter) {
      if (!first.containsKey(letter.number())) {
        if (letters == first.size() && letters < MOST_REMEMBERED) {
          first.put(letter.number(), letter.writtenAt());
        }
        letters++;
        tellOldest();
      }
    }

    /** What was heard of since it was asked for may not be on it. */
    void read(Page page, long before) {
      var all = page.letters();
      long last = all.isEmpty() ? 0 : all.getLast().letter().number();
      var since = new TreeMap<>(first.tailMap(Math.max(before, last), false));
      letters = page.isLast() ? all.size() + since.size() : Math.max(letters, all.size());
      first.clear();
      all.forEach(it -> first.put(it.letter().number(), it.writtenAt()));
      if (page.isLast()) {
        first.putAll(since);
      }
      tellOldest();
    }

    /** Those up to a number were taken. */
    void gone(long upTo, int forgotten) {
      first.headMap(upTo, true).clear();
      letters = Math.max(0, letters - forgotten);
      tellOldest();
    }

    void givenUp(long number) {
      first.remove(number);
      letters = Math.max(0, letters - 1);
      tellOldest();
    }

    /** Where nothing is known of the first one, it is no older than the one before. */
    private void tellOldest() {
      oldest = first.isEmpty() ? oldest : first.firstEntry().getValue();
    }

    Unsent unsent() {
      return letters == 0 ? Unsent.NONE : new Unsent(letters, oldest);
    }
  }
}

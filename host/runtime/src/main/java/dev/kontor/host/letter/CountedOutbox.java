package dev.kontor.host.letter;

import dev.kontor.host.unit.StoredLetter;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  public List<Written> next(String to, long upTo, int most) {
    var letters = outbox.next(to, upTo, most);
    read(to, upTo, letters, letters.size() < most);
    return letters;
  }

  private synchronized void read(String to, long upTo, List<Written> first, boolean all) {
    var count = counts.computeIfAbsent(to, _ -> new Count());
    count.read(first, all && count.newest <= upTo);
    if (count.letters == 0) {
      counts.remove(to);
    }
  }

  @Override
  public @Nullable UUID sent(long number) {
    return outbox.sent(number);
  }

  @Override
  public void taken(String to, long upTo) {
    outbox.taken(to, upTo);
    gone(to, upTo);
  }

  private synchronized void gone(String to, long upTo) {
    var count = counts.get(to);
    if (count != null) {
      count.gone(upTo);
    }
  }

  @Override
  public void failed(String to, Failure failure) {
    outbox.failed(to, failure);
  }

  @Override
  public void renew(String to, UUID former, UUID id) {
    outbox.renew(to, former, id);
  }

  @Override
  public void giveUp(String to, long number) {
    outbox.giveUp(to, number);
  }

  /** The letters of a channel. Guarded by the outbox. */
  private static final class Count {

    private long letters;

    /** The highest number that was heard of. */
    private long newest;

    private @Nullable Instant oldest;

    /** The numbers of those that were read at last. */
    private List<Long> first = List.of();

    void begin(Backlog left) {
      letters = left.letters();
      oldest = left.oldest();
    }

    void written(StoredLetter letter) {
      if (letters == 0) {
        oldest = letter.writtenAt();
      }
      letters++;
      newest = Math.max(newest, letter.number());
    }

    /**
     * The first ones.
     *
     * @param all whether there are no others
     */
    void read(List<Written> read, boolean all) {
      letters = all ? read.size() : Math.max(letters, read.size());
      first = read.stream().map(letter -> letter.letter().number()).toList();
      if (!read.isEmpty()) {
        oldest = read.getFirst().writtenAt();
      }
    }

    /** Those up to a number are taken. */
    void gone(long upTo) {
      long taken = first.stream().filter(number -> number <= upTo).count();
      first = first.stream().filter(number -> number > upTo).toList();
      letters = Math.max(0, letters - taken);
    }

    Unsent unsent() {
      return letters == 0 ? Unsent.NONE : new Unsent(letters, oldest);
    }
  }
}

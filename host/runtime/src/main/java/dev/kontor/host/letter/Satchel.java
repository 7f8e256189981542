package dev.kontor.host.letter;

import dev.kontor.host.letter.Outbox.Written;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A channel's letters that a courier has at hand, so that what a unit has just left need not be
 * read. Either it holds all that there are, or it may lack some and holds none: then the outbox is
 * read, and whatever is told meanwhile is kept too. Thread-safe; one thread brings what is in it.
 */
final class Satchel {

  private static final int MOST_AT_ONCE = 128;
  private static final int MOST_CHARACTERS = 1024 * 1024;
  private static final int MOST_KEPT = 2 * MOST_AT_ONCE;

  private final String to;
  private final Outbox outbox;
  private final NavigableMap<Long, Written> letters = new TreeMap<>();
  private long characters;
  private boolean isWhole;

  /** The last one that was taken, and the last one that the outbox was told of. */
  private long taken;

  private long told;

  /**
   * Of a channel.
   *
   * @param isWhole whether its outbox is known to be empty
   */
  Satchel(String to, Outbox outbox, boolean isWhole) {
    this.to = to;
    this.outbox = outbox;
    this.isWhole = isWhole;
  }

  /** A letter was committed whose number is in flight yet. */
  synchronized void put(Written letter) {
    if (isWhole) {
      keep(letter);
      if (letters.size() > MOST_KEPT || characters > MOST_CHARACTERS) {
        mayLackSome();
      }
    }
  }

  private void keep(Written letter) {
    if (letter.letter().number() > taken && letters.put(letter.letter().number(), letter) == null) {
      characters += letter.letter().data().length();
    }
  }

  /** Whether it has a letter, or had it until it was taken. */
  synchronized boolean knows(long number) {
    return number <= taken || letters.containsKey(number);
  }

  /** There may be letters that it was not told of, or it is not to keep any. */
  synchronized void mayLackSome() {
    isWhole = false;
    letters.clear();
    characters = 0;
  }

  /** Whether it holds all there are, which is none. */
  synchronized boolean isKnownToBeEmpty() {
    return isWhole && letters.isEmpty();
  }

  /** The first ones up to a number, in their order, as many as may be brought at once. */
  List<Written> next(long upTo) {
    synchronized (this) {
      if (isWhole) {
        return first(letters.values(), upTo);
      }
    }
    tellOutbox();
    synchronized (this) {
      isWhole = true;
    }
    return first(read(), upTo);
  }

  /** Reads beyond what is settled: what it is told from now on begins there. */
  private Collection<Written> read() {
    try {
      var page = outbox.next(to, MOST_AT_ONCE);
      if (!page.letters().isEmpty() && page.letters().getFirst().letter().number() <= told) {
        // It has lost in a crash what it was told.
        told = 0;
      }
      return page.isLast() ? withAllOf(page) : onlyOf(page);
    } catch (RuntimeException | Error failed) {
      mayLackSome();
      throw failed;
    }
  }

  private synchronized Collection<Written> withAllOf(Outbox.Page page) {
    if (!isWhole) {
      return page.letters();
    }
    page.letters().forEach(this::keep);
    return List.copyOf(letters.values());
  }

  private synchronized Collection<Written> onlyOf(Outbox.Page page) {
    mayLackSome();
    return page.letters();
  }

  private static List<Written> first(Collection<Written> letters, long upTo) {
    var some = new ArrayList<Written>();
    int length = 0;
    for (var letter : letters) {
      length += letter.letter().data().length();
      if (letter.letter().number() > upTo
          || some.size() == MOST_AT_ONCE
          || (!some.isEmpty() && length > MOST_CHARACTERS)) {
        break;
      }
      some.add(letter);
    }
    return some;
  }

  /** Letters up to a number were taken; the outbox is told of it some time. */
  synchronized void taken(long upTo) {
    taken = Math.max(taken, upTo);
    var gone = letters.headMap(upTo, true);
    for (var letter : gone.values()) {
      characters -= letter.letter().data().length();
    }
    gone.clear();
  }

  /** One letter is given up. */
  synchronized void givenUp(long number) {
    var gone = letters.remove(number);
    characters -= gone == null ? 0 : gone.letter().data().length();
  }

  /** Has the outbox forget what was taken. */
  void tellOutbox() {
    long upTo;
    synchronized (this) {
      upTo = taken;
    }
    if (upTo > told) {
      var _ = outbox.taken(to, upTo);
      told = upTo;
    }
  }
}

package dev.kontor.host.letter;

import dev.kontor.host.letter.Outbox.Written;
import java.util.ArrayList;
import java.util.List;

/**
 * The letters of a channel that a courier has with him on one walk. They are read from the outbox,
 * and from nowhere else: what a unit has told of may be less than what others have committed before
 * it, and a letter that is brought before a lower one would have that one forgotten. Used by one
 * thread.
 */
final class Satchel {

  private static final int MOST_AT_ONCE = 128;
  private static final int MOST_CHARACTERS = 1024 * 1024;

  private final String to;
  private final Outbox outbox;

  /** The last one that was taken, and the last one that the outbox was told of. */
  private long taken;

  private long told;

  /** The last one that the outbox had when it was read; 0: it may have had more. */
  private long last;

  /** Of a channel, with nothing in it. */
  Satchel(String to, Outbox outbox) {
    this.to = to;
    this.outbox = outbox;
  }

  /**
   * The first ones up to a number, in their order, as many as may be brought at once. Nobody is
   * asked where all that there were are taken.
   */
  List<Written> next(long upTo) {
    if (last > 0 && taken >= last) {
      return List.of();
    }
    tellOutbox();
    var page = outbox.next(to, MOST_AT_ONCE);
    last =
        page.isLast() && !page.letters().isEmpty() ? page.letters().getLast().letter().number() : 0;
    return first(page.letters(), upTo);
  }

  private static List<Written> first(List<Written> letters, long upTo) {
    var some = new ArrayList<Written>();
    int length = 0;
    for (var letter : letters) {
      length += letter.letter().data().length();
      if (letter.letter().number() > upTo || (!some.isEmpty() && length > MOST_CHARACTERS)) {
        break;
      }
      some.add(letter);
    }
    return some;
  }

  /** Letters up to a number were taken; the outbox is told of it some time. */
  void taken(long upTo) {
    taken = Math.max(taken, upTo);
  }

  /** Has the outbox forget what was taken. */
  void tellOutbox() {
    if (taken > told) {
      var _ = outbox.taken(to, taken);
      told = taken;
    }
  }
}

package dev.kontor.host.letter;

import dev.kontor.host.letter.Outbox.Backlog;
import java.time.Instant;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/**
 * How many letters a tenant has written that are not known to be taken.
 *
 * @param oldest when the first of them was written, by the host's clock; null: there are none
 */
public record Unsent(long letters, @Nullable Instant oldest) {

  /** Of a tenant whose letters were all taken, or that never wrote any. */
  public static final Unsent NONE = new Unsent(0, null);

  /** In all channels. */
  public static Unsent in(Collection<Backlog> channels) {
    return channels.stream()
        .map(channel -> new Unsent(channel.letters(), channel.oldest()))
        .reduce(NONE, Unsent::and);
  }

  /** These and others. */
  Unsent and(Unsent others) {
    return new Unsent(letters + others.letters, older(oldest, others.oldest));
  }

  private static @Nullable Instant older(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }
}

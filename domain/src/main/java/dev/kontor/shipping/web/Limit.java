package dev.kontor.shipping.web;

import dev.kontor.tenant.MessageMalformed;
import org.jspecify.annotations.Nullable;

/** How many of a list are wanted at most. */
final class Limit {

  private static final int MOST = 1000;

  private Limit() {}

  static int of(@Nullable Integer asked, int usual) {
    int limit = asked == null ? usual : asked;
    if (limit < 1 || limit > MOST) {
      throw new MessageMalformed("'limit' is %d; expected 1 to %d".formatted(limit, MOST));
    }
    return limit;
  }
}

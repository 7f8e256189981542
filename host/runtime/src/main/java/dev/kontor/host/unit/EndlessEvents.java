package dev.kontor.host.unit;

import dev.kontor.host.unit.Unit.Raised;
import java.util.ArrayDeque;
import java.util.stream.Collectors;

/** Before-commit handlers raised events without an end; a programmer's mistake. */
public final class EndlessEvents extends RuntimeException {

  private static final int SHOWN = 8;

  EndlessEvents(Raised last, int most) {
    super(
        "more than %d events in one unit of work; the last ones raised one another: %s; nothing was written"
            .formatted(most, chain(last)));
  }

  private static String chain(Raised last) {
    var chain = new ArrayDeque<String>();
    for (var each = last; each != null && chain.size() < SHOWN; each = each.by()) {
      chain.addFirst(each.event().getClass().getSimpleName());
    }
    return chain.stream().collect(Collectors.joining(" → "));
  }
}

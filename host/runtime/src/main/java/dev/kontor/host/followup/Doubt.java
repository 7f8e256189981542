package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs that may be committed yet, since the commit had no answer. */
final class Doubt {

  private static final Logger log = LoggerFactory.getLogger(Doubt.class);

  private final List<Due> dues;
  private final BooleanSupplier isOver;

  Doubt(List<Due> dues, BooleanSupplier isOver) {
    this.dues = List.copyOf(dues);
    this.isOver = isOver;
  }

  void each(Consumer<Due> told) {
    dues.forEach(told);
  }

  /** Whether the store says by now what became of them. Not to be asked under the lock. */
  boolean isOver() {
    try {
      return isOver.getAsBoolean();
    } catch (RuntimeException away) {
      log.warn("what became of a commit without an answer can't be looked for yet", away);
      return false;
    }
  }
}

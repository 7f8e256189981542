package dev.kontor.host.unit;

import java.util.List;
import java.util.function.BooleanSupplier;

/** Is told which follow-ups units leave. Thread-safe. */
@FunctionalInterface
public interface Dues {

  /** They are committed. */
  void committed(List<Due> dues);

  /**
   * They may be committed yet: the commit had no answer. Heard of by nobody unless overridden; then
   * they are found when the store is read next.
   *
   * @param isOver whether it is known what became of them, so that the store says it
   */
  default void inDoubt(List<Due> dues, BooleanSupplier isOver) {}
}

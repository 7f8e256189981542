package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Dues;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Tells a context's engine what units of that context leave. Thread-safe. */
public final class Succession implements Dues {

  private final FollowUps followUps;
  private final Runnable settle;

  /**
   * Of a context.
   *
   * @param settle looks what became of commits without an answer, as far as that can be known yet
   */
  public Succession(FollowUps followUps, Runnable settle) {
    this.followUps = followUps;
    this.settle = settle;
  }

  @Override
  public void committed(List<Due> dues) {
    followUps.committed(dues);
  }

  @Override
  public void inDoubt(List<Due> dues, BooleanSupplier isOver) {
    followUps.inDoubt(
        dues,
        () -> {
          settle.run();
          return isOver.getAsBoolean();
        });
  }
}

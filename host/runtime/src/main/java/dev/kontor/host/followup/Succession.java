package dev.kontor.host.followup;

import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.Dues;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells a context's engine what units of that context leave; and, once the context was replaced,
 * its successor's too, since a unit may outlast the engine beside it. Only one of the engines runs
 * them: that of the successor begins when the other one has stopped. Thread-safe.
 */
public final class Succession implements Dues {

  private final FollowUps followUps;
  private final Runnable settle;
  private volatile @Nullable Succession next;

  /**
   * Of a context.
   *
   * @param settle looks what became of commits without an answer, as far as that can be known yet
   */
  public Succession(FollowUps followUps, Runnable settle) {
    this.followUps = followUps;
    this.settle = settle;
  }

  /** From now on, the successor is told too. */
  public void to(Succession successor) {
    next = successor;
  }

  @Override
  public void committed(List<Due> dues) {
    followUps.committed(dues);
    var successor = next;
    if (successor != null) {
      successor.committed(dues);
    }
  }

  @Override
  public void inDoubt(List<Due> dues, BooleanSupplier isOver) {
    followUps.inDoubt(
        dues,
        () -> {
          settle.run();
          return isOver.getAsBoolean();
        });
    var successor = next;
    if (successor != null) {
      successor.inDoubt(dues, isOver);
    }
  }
}

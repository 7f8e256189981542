package dev.kontor.testing.conformance;

import dev.kontor.tenant.aggregate.Decider;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a stream of notes comes to.
 *
 * @param last empty: nothing was noted yet
 */
@Serdeable
public record Tally(long notes, long letters, String last) {

  /** Nothing was noted yet. */
  static final Tally NONE = new Tally(0, 0, "");

  Tally and(Noted noted) {
    return new Tally(notes + 1, letters + noted.text().length(), noted.text());
  }

  /** Notes what it is told; says how many events it has folded. */
  static final class Folding implements Decider<List<Noted>, Tally, Noted> {

    private final AtomicInteger folded = new AtomicInteger();

    int folded() {
      return folded.getAndSet(0);
    }

    @Override
    public Tally initialState() {
      return NONE;
    }

    @Override
    public List<Noted> decide(List<Noted> command, Tally state) {
      return command;
    }

    @Override
    public Tally evolve(Tally state, Noted event) {
      folded.incrementAndGet();
      return state.and(event);
    }
  }
}

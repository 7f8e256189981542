package dev.kontor.testing;

import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.aggregate.Decider;
import java.util.ArrayList;
import java.util.List;

/**
 * What a decider decides: {@code given(events).when(command).then(events)}. Immutable.
 *
 * @param <C> commands
 * @param <S> the state
 * @param <E> events
 */
public final class DeciderStory<C, S, E extends DomainEvent> {

  private static final String EVENTS = "these events";

  private final Decider<C, S, E> decider;
  private final List<E> past;

  private DeciderStory(Decider<C, S, E> decider, List<E> past) {
    this.decider = decider;
    this.past = List.copyOf(past);
  }

  /** Stories of this decider, to which nothing has happened yet. */
  public static <C, S, E extends DomainEvent> DeciderStory<C, S, E> of(Decider<C, S, E> decider) {
    return new DeciderStory<>(decider, List.of());
  }

  /** This has happened, after what has happened before. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final DeciderStory<C, S, E> given(E... events) {
    return given(List.of(events));
  }

  private DeciderStory<C, S, E> given(List<E> events) {
    var longer = new ArrayList<>(past);
    longer.addAll(events);
    return new DeciderStory<>(decider, longer);
  }

  /** This is asked. */
  public Asked when(C command) {
    return new Asked(command);
  }

  /** What has happened makes this of it. */
  public S state() {
    return decider.evolve(decider.initialState(), past);
  }

  /** A command, and how it is answered. */
  public final class Asked {

    private final C command;

    private Asked(C command) {
      this.command = command;
    }

    /** Exactly this happens, in this order; and goes on as the given. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    public final DeciderStory<C, S, E> then(E... events) {
      return then(List.of(events));
    }

    /** All is left as it was. */
    public DeciderStory<C, S, E> thenNothing() {
      return then(List.of());
    }

    private DeciderStory<C, S, E> then(List<E> events) {
      var happened = decideOrFail(events);
      if (!happened.equals(events)) {
        throw telling().differs(EVENTS, events, happened);
      }
      return given(events);
    }

    private List<E> decideOrFail(List<E> expected) {
      try {
        return decide();
      } catch (RuntimeException refused) {
        throw telling().refused(EVENTS, expected, refused);
      }
    }

    /** It is refused, in these words; goes on as if it hadn't been asked. */
    public DeciderStory<C, S, E> thenRefused(Class<? extends RuntimeException> as, String message) {
      List<E> happened;
      try {
        happened = decide();
      } catch (RuntimeException refused) {
        if (as.isInstance(refused) && message.equals(refused.getMessage())) {
          return DeciderStory.this;
        }
        throw telling().notRefused(Telling.told(as, message), List.of(), refused);
      }
      throw telling().notRefused(Telling.told(as, message), happened, null);
    }

    private List<E> decide() {
      return decider.decide(command, state());
    }

    private Telling telling() {
      return new Telling().given(past).when(String.valueOf(command));
    }
  }
}

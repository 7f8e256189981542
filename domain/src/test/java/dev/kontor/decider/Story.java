package dev.kontor.decider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
public final class Story<C, S, E extends DomainEvent> {

  private final Decider<C, S, E> decider;
  private final List<E> past;

  private Story(Decider<C, S, E> decider, List<E> past) {
    this.decider = decider;
    this.past = List.copyOf(past);
  }

  /** Stories of this decider, to which nothing has happened yet. */
  public static <C, S, E extends DomainEvent> Story<C, S, E> of(Decider<C, S, E> decider) {
    return new Story<>(decider, List.of());
  }

  /** This has happened, after what has happened before. */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public final Story<C, S, E> given(E... events) {
    var longer = new ArrayList<>(past);
    longer.addAll(List.of(events));
    return new Story<>(decider, longer);
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
    public final Story<C, S, E> then(E... events) {
      assertThat(decide()).as("given %s when %s", past, command).isEqualTo(List.of(events));
      return given(events);
    }

    /** All is left as it was. */
    public void thenNothing() {
      assertThat(decide()).as("given %s when %s", past, command).isEmpty();
    }

    /** It is refused, in these words. */
    public void thenRefused(Class<? extends RuntimeException> as, String message) {
      assertThatThrownBy(this::decide)
          .as("given %s when %s", past, command)
          .isInstanceOf(as)
          .hasMessage(message);
    }

    private List<E> decide() {
      return decider.decide(command, state());
    }
  }
}

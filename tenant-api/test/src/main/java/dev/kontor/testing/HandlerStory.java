package dev.kontor.testing;

import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Activity;
import dev.kontor.testing.memory.ContextInMemory;
import dev.kontor.testing.memory.DueFollowUp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What handlers do, in both phases: {@code given(events)}, {@code when(command).then(events)},
 * {@code whenFollowedUp().then(events)}. Goes on from step to step; each test has its own.
 */
public final class HandlerStory {

  private final ContextInMemory context;

  private HandlerStory(ContextInMemory context) {
    this.context = context;
  }

  /**
   * Stories of handlers, made as the context would make them.
   *
   * @param makers each makes one bean with handlers: {@code context -> new Products(
   *     context.store(), context)}
   */
  @SafeVarargs
  @SuppressWarnings("varargs")
  public static HandlerStory of(Function<? super ContextInMemory, ?>... makers) {
    var context = new ContextInMemory("acme");
    for (var maker : makers) {
      context.add(maker.apply(context));
    }
    return new HandlerStory(context);
  }

  /** Stories that are played in this context. */
  public static HandlerStory in(ContextInMemory context) {
    return new HandlerStory(context);
  }

  /** The context that it is played in: its clock, its log, what is due. */
  public ContextInMemory context() {
    return context;
  }

  /** These have happened; nobody handles them. */
  public HandlerStory given(DomainEvent... events) {
    context.happened(List.of(events));
    return this;
  }

  /** This is asked, in a unit of work. */
  public Outcome when(Command<?> command) {
    return play(command, () -> context.send(command));
  }

  /** These happen, in a unit of work: their handlers before the commit see them. */
  public Outcome whenHappens(DomainEvent... events) {
    return play(
        List.of(events),
        () ->
            context.inUnit(() -> {
              List.of(events).forEach(context::raise);
              return null;
            }));
  }

  /**
   * This is done, in a unit of work: what stored aggregates are told, without the commands that
   * tell them.
   *
   * @param deed what it is, for messages
   */
  public Outcome when(String deed, Runnable body) {
    return play(
        deed,
        () ->
            context.inUnit(() -> {
              body.run();
              return null;
            }));
  }

  /** Another tenant has sent this, and a grant has let it in: those who receive it are due. */
  public Outcome whenArrives(Activity activity) {
    return play(
        activity,
        () -> {
          context.receive(activity);
          return null;
        });
  }

  /** So much time goes on, and timers fire as it comes to them. */
  public Outcome whenPasses(Duration time) {
    return play(
        time + " go on",
        () -> {
          context.passes(time);
          return null;
        });
  }

  /** What is due after the commits runs, and what that makes due, until nothing is. */
  public Outcome whenFollowedUp() {
    return play(
        "all that is due runs",
        () -> {
          context.runFollowUps();
          return null;
        });
  }

  private Outcome play(Object asked, Supplier<?> body) {
    var past = context.events();
    int before = past.size();
    Object answer = null;
    RuntimeException refusal = null;
    try {
      answer = body.get();
    } catch (RuntimeException refused) {
      refusal = refused;
    }
    var now = context.events();
    return new Outcome(
        past, asked, List.copyOf(now.subList(before, now.size())), context.due(), answer, refusal);
  }

  /** What came of a step. Immutable. */
  public static final class Outcome {

    private final List<DomainEvent> past;
    private final Object asked;
    private final List<DomainEvent> happened;
    private final List<DueFollowUp> due;
    private final @Nullable Object answer;
    private final @Nullable RuntimeException refusal;

    private Outcome(
        List<DomainEvent> past,
        Object asked,
        List<DomainEvent> happened,
        List<DueFollowUp> due,
        @Nullable Object answer,
        @Nullable RuntimeException refusal) {
      this.past = past;
      this.asked = asked;
      this.happened = happened;
      this.due = due;
      this.answer = answer;
      this.refusal = refusal;
    }

    /** Exactly this happened, in this order, what handlers before the commit raised included. */
    public Outcome then(DomainEvent... events) {
      var expected = List.of(events);
      requireDone("these events", expected);
      if (!happened.equals(expected)) {
        throw telling().differs("these events", expected, happened);
      }
      return this;
    }

    /** Nothing happened. */
    public Outcome thenNothing() {
      return then();
    }

    /** The command's handler answered this. */
    public Outcome thenAnswered(@Nullable Object expected) {
      var line = List.<Object>of(String.valueOf(expected));
      requireDone("the answer", line);
      if (!Objects.equals(answer, expected)) {
        throw telling().differs("the answer", line, List.of(String.valueOf(answer)));
      }
      return this;
    }

    /**
     * These runs of after-commit handlers are due now, by their names and what they get, earlier
     * ones that have not run included.
     *
     * @param runs a name and a message, a name and a message …
     */
    public Outcome thenDue(Object... runs) {
      if (runs.length % 2 != 0) {
        throw new IllegalArgumentException(
            "%d values tell no runs; expected the name of a handler and its message, in turn"
                .formatted(runs.length));
      }
      var expected = new ArrayList<Object>();
      for (int i = 0; i < runs.length; i += 2) {
        expected.add("%s ← %s".formatted(runs[i], runs[i + 1]));
      }
      requireDone("these follow-ups", expected);
      var actual = due.stream().<Object>map(DueFollowUp::toString).toList();
      if (!actual.equals(expected)) {
        throw telling().differs("these follow-ups", expected, actual);
      }
      return this;
    }

    /** It was refused, in these words, and nothing happened. */
    public void thenRefused(Class<? extends RuntimeException> as, String message) {
      if (!as.isInstance(refusal) || !message.equals(refusal.getMessage())) {
        throw telling().notRefused(Telling.told(as, message), happened, refusal);
      }
    }

    private void requireDone(String what, List<?> expected) {
      if (refusal != null) {
        throw telling().refused(what, expected, refusal);
      }
    }

    private Telling telling() {
      return new Telling().given(past).when(asked);
    }
  }
}

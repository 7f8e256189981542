package dev.kontor.host.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages and long processes of some modules, and who handles them; each list in an order that
 * depends on the code alone, steps in theirs. Immutable.
 */
public record MessageFlow(List<Message> messages, List<Handler> handlers) {

  /** Copies the lists. */
  public MessageFlow {
    messages = List.copyOf(messages);
    handlers = List.copyOf(handlers);
  }

  /** What a message is. */
  public enum Kind {
    COMMAND,
    QUERY,
    EVENT,
    /** An event that is said to another tenant, where those handle it that receive it. */
    ACTIVITY,
    /** What phase one of an event leaves to phase two. */
    NOTICE,
    /** A long process, whose steps handle it. */
    SAGA,
    /** Work outside any request, whose one handler does it step by step. */
    TASK
  }

  /**
   * Something that is said, or begun.
   *
   * @param id the name of its class, or of the process; unique in the flow
   * @param name as people say it: {@code CargoBooked}
   * @param storedAs the name that an event is stored under
   * @param version of the event's data
   * @param published whether other modules may handle it
   * @param grant the kind of grant that lets an activity in
   * @param schema of a published event's data or an activity's, as JSON Schema
   */
  public record Message(
      String id,
      String name,
      Kind kind,
      @Nullable String module,
      @Nullable String storedAs,
      @Nullable Integer version,
      boolean published,
      @Nullable String grant,
      @Nullable Map<String, Object> schema) {}

  /** When a handler runs. */
  public enum Phase {
    /** When its command or query is sent. */
    ASKED,
    BEFORE_COMMIT,
    AFTER_COMMIT,
    /** When another tenant has said it to this one. */
    RECEIVED,
    /** By itself, again and again; it handles nothing. */
    TIMED,
    /** As a step of a saga or task, in a unit of its own. */
    STEP,
    /** To undo a step of a saga. */
    UNDOING,
    /** When all of a saga is undone. */
    UNDONE
  }

  /**
   * Who handles messages, and what comes of it. Messages are named by their ids.
   *
   * @param name {@code MisdirectionMail.prepare}
   * @param storedAs the name that an after-commit handler's or a receiver's runs, a projection's
   *     place, a timed method's next time or a saga's step are stored under
   * @param time of a timed method: when it runs; of a step: how long it may take
   * @param leads to which messages, and how
   */
  public record Handler(
      String name,
      @Nullable String module,
      Phase phase,
      @Nullable String storedAs,
      @Nullable String time,
      List<String> handles,
      List<Lead> leads) {

    /** Copies the lists. */
    public Handler {
      handles = List.copyOf(handles);
      leads = List.copyOf(leads);
    }
  }

  /** How a handler leads to a message. */
  public enum Verb {
    RAISES,
    SENDS,
    ASKS,
    /** To phase two of the same event. */
    LEAVES,
    /** A saga or task. */
    STARTS,
    /** By a timer. */
    RAISES_LATER,
    /** To a saga, which waits for it. */
    ANSWERS
  }

  /** A way on to a message, which the code may take. */
  public record Lead(Verb verb, String message) {}
}

package dev.kontor.host.flow;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages of some modules and who handles them; each list sorted, so that two flows of the
 * same code are equal. Immutable.
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
    /** What phase one of an event leaves to phase two. */
    NOTICE
  }

  /**
   * Something that is said.
   *
   * @param id the name of its class, unique in the flow
   * @param name as people say it: {@code CargoBooked}
   * @param storedAs the name that an event is stored under
   * @param version of the event's data
   * @param published whether other modules may handle it
   * @param schema of a published event's data, as JSON Schema
   */
  public record Message(
      String id,
      String name,
      Kind kind,
      @Nullable String module,
      @Nullable String storedAs,
      @Nullable Integer version,
      boolean published,
      @Nullable Map<String, Object> schema) {}

  /** When a handler runs. */
  public enum Phase {
    /** When its command or query is sent. */
    ASKED,
    BEFORE_COMMIT,
    AFTER_COMMIT
  }

  /**
   * Who handles messages, and what comes of it. Messages are named by their ids.
   *
   * @param name {@code MisdirectionMail.prepare}
   * @param storedAs the name that an after-commit handler's runs, or a projection's place, are
   *     stored under
   * @param leads to which messages, and how
   */
  public record Handler(
      String name,
      @Nullable String module,
      Phase phase,
      @Nullable String storedAs,
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
    LEAVES
  }

  /** A way on to a message, which the code may take. */
  public record Lead(Verb verb, String message) {}
}

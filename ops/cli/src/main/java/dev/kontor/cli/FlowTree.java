package dev.kontor.cli;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A flow of messages as an indented tree: below each message, saga or task who handles it, below
 * each handler what it leads to; methods that run by themselves come first. What a message leads to
 * is shown once; further on it is only named.
 */
final class FlowTree {

  private final Map<String, JsonObject> messages = new LinkedHashMap<>();
  private final List<JsonObject> handlers;
  private final Set<String> shown = new HashSet<>();
  private final List<String> lines = new ArrayList<>();

  private FlowTree(JsonObject flow) {
    flow.objects("messages").forEach(message -> messages.put(message.text("id"), message));
    handlers = flow.objects("handlers");
  }

  static List<String> lines(JsonObject flow) {
    return new FlowTree(flow).lines();
  }

  private List<String> lines() {
    if (messages.isEmpty() && handlers.isEmpty()) {
      return List.of("its modules have no messages");
    }
    Set<String> led = new HashSet<>();
    handlers.forEach(
        handler -> handler.objects("leads").forEach(lead -> led.add(lead.text("message"))));
    handlers.stream().filter(handler -> handler.texts("handles").isEmpty()).forEach(this::root);
    // What nobody here leads to comes from outside; what is left then is led to by itself only.
    Stream.concat(
            messages.keySet().stream().filter(id -> !led.contains(id)), messages.keySet().stream())
        .forEach(this::root);
    return lines;
  }

  private void root(JsonObject handler) {
    lines.add(handlerTitle(handler));
    leadsOf(handler, "");
  }

  private void root(String id) {
    if (!shown.contains(id)) {
      lines.add(title(id));
      handlersOf(id, "");
    }
  }

  private void handlersOf(String message, String indent) {
    if (!shown.add(message)) {
      return;
    }
    var its = handledBy(message);
    for (var handler : its) {
      boolean last = handler.equals(its.getLast());
      add(indent, last, handlerTitle(handler));
      leadsOf(handler, indent + (last ? "   " : "│  "));
    }
  }

  private void leadsOf(JsonObject handler, String indent) {
    var leads = handler.objects("leads");
    for (var lead : leads) {
      boolean last = lead.equals(leads.getLast());
      var id = lead.text("message");
      boolean again = shown.contains(id) && !handledBy(id).isEmpty();
      add(
          indent,
          last,
          lead.text("verb").replace('-', ' ') + " " + title(id) + (again ? " (see above)" : ""));
      handlersOf(id, indent + (last ? "   " : "│  "));
    }
  }

  private List<JsonObject> handledBy(String message) {
    return handlers.stream().filter(handler -> handler.texts("handles").contains(message)).toList();
  }

  private void add(String indent, boolean last, String title) {
    lines.add(indent + (last ? "└─ " : "├─ ") + title);
  }

  private String title(String id) {
    var message = messages.getOrDefault(id, new JsonObject(Map.of()));
    var name = message.has("name") ? message.text("name") : id;
    var stored =
        message.has("storedAs")
            ? "%s v%s%s%s"
                .formatted(
                    message.text("storedAs"),
                    message.text("version"),
                    message.flag("published") ? ", published" : "",
                    message.has("grant") ? ", needs " + message.text("grant") : "")
            : "";
    return Terminal.printable(
        "%s  [%s%s]".formatted(name, message.text("kind"), stored.isEmpty() ? "" : " " + stored));
  }

  private static String handlerTitle(JsonObject handler) {
    var when =
        switch (handler.text("phase")) {
          case "before-commit" -> ", before commit";
          case "after-commit" -> ", after commit as '%s'".formatted(handler.text("storedAs"));
          case "received" -> ", received as '%s'".formatted(handler.text("storedAs"));
          case "timed" ->
              ", at '%s' as '%s'".formatted(handler.text("time"), handler.text("storedAs"));
          case "step" -> handler.has("storedAs") ? step(handler) : ", step by step";
          case "undoing" -> ", undoes '%s'".formatted(handler.text("storedAs"));
          case "undone" -> ", when all is undone";
          default -> "";
        };
    return Terminal.printable(handler.text("name") + when);
  }

  private static String step(JsonObject handler) {
    return ", step '%s'%s"
        .formatted(
            handler.text("storedAs"), handler.has("time") ? " within " + handler.text("time") : "");
  }
}

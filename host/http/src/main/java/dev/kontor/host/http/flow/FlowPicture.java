package dev.kontor.host.http.flow;

import dev.kontor.host.flow.MessageFlow;
import dev.kontor.host.flow.MessageFlow.Handler;
import dev.kontor.host.flow.MessageFlow.Lead;
import dev.kontor.host.flow.MessageFlow.Message;
import dev.kontor.host.http.flow.Box.Look;
import dev.kontor.host.http.flow.Layers.Arrow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A flow of messages as a drawing: commands at the left, and what they lead to. Immutable. */
public final class FlowPicture {

  private static final int MARGIN = 24;
  private static final int BESIDE = 72;
  private static final int BELOW = 18;
  private static final int BOW = 48;

  private final String title;
  private final Map<String, Box> boxes = new LinkedHashMap<>();
  private final List<Arrow> arrows = new ArrayList<>();
  private final Map<String, Integer> steps = new HashMap<>();
  private final Map<String, Place> places = new LinkedHashMap<>();
  private final Layers layers;
  private int width;
  private int height;

  private FlowPicture(String title, MessageFlow flow) {
    this.title = title;
    flow.messages().forEach(this::add);
    flow.handlers().forEach(this::add);
    layers = new Layers(boxes.keySet(), arrows);
    place(layers.columns());
  }

  /** The flow as an SVG document of its own, without scripts or styles. */
  public static String svg(String title, MessageFlow flow) {
    return new FlowPicture(title, flow).draw();
  }

  private void add(Message message) {
    boxes.put(
        message.id(),
        new Box(
            message.id(),
            Look.valueOf(message.kind().name()),
            message.name(),
            note(message),
            "%s %s".formatted(said(message.kind()), message.id())));
  }

  private static String note(Message message) {
    return message.storedAs() == null
        ? ""
        : "%s v%d%s%s"
            .formatted(
                message.storedAs(),
                message.version(),
                message.published() ? ", published" : "",
                message.grant() == null ? "" : ", needs " + message.grant());
  }

  private void add(Handler handler) {
    var id = "handler %d".formatted(boxes.size());
    boxes.put(
        id,
        new Box(
            id,
            Look.HANDLER,
            handler.name(),
            note(handler),
            "%s handles %s"
                .formatted(
                    handler.name(),
                    handler.handles().isEmpty()
                        ? "nothing"
                        : String.join(", ", handler.handles()))));
    handler.handles().forEach(message -> arrows.add(new Arrow(message, id, "handled by")));
    for (Lead lead : handler.leads()) {
      arrows.add(new Arrow(id, lead.message(), said(lead.verb())));
    }
  }

  private static String said(Enum<?> word) {
    return word.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String note(Handler handler) {
    return switch (handler.phase()) {
      case ASKED -> "";
      case BEFORE_COMMIT -> "before commit";
      case AFTER_COMMIT -> "after commit: " + handler.storedAs();
      case RECEIVED -> "received: " + handler.storedAs();
      case TIMED -> "%s: %s".formatted(handler.storedAs(), handler.time());
      case STEP -> handler.storedAs() == null ? "step by step" : step(handler);
      case UNDOING -> "undoes: " + handler.storedAs();
      case UNDONE -> "when all is undone";
    };
  }

  /** Boxes in a column move; so it says the how manieth it is. */
  private String step(Handler step) {
    var saga = step.handles().getFirst();
    int number = steps.merge(saga, 1, Integer::sum);
    return "step %d: %s%s"
        .formatted(number, step.storedAs(), step.time() == null ? "" : ", within " + step.time());
  }

  private void place(List<List<String>> columns) {
    int tallest = columns.stream().mapToInt(FlowPicture::heightOf).max().orElse(0);
    int x = MARGIN;
    for (var column : columns) {
      int y = MARGIN + (tallest - heightOf(column)) / 2;
      int widest = column.stream().mapToInt(id -> box(id).width()).max().orElse(0);
      for (var id : column) {
        places.put(id, new Place(x, y, widest));
        y += Box.HEIGHT + BELOW;
      }
      x += widest + BESIDE;
    }
    width = Math.max(x - BESIDE, MARGIN) + MARGIN;
    height = tallest + 2 * MARGIN + BOW;
  }

  private static int heightOf(List<String> column) {
    return Math.max(0, column.size() * (Box.HEIGHT + BELOW) - BELOW);
  }

  private Box box(String id) {
    var box = boxes.get(id);
    if (box == null) {
      throw new IllegalStateException("no box '%s' in the picture".formatted(id));
    }
    return box;
  }

  private String draw() {
    var svg = new StringBuilder();
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" width="%1$d" height="%2$d" viewBox="0 0 %1$d %2$d" \
        role="img" font-family="ui-monospace, Menlo, Consolas, monospace">
        <title>%3$s</title>
        <defs><marker id="tip" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" \
        markerHeight="7" orient="auto"><path d="M0 0 L10 5 L0 10 z" fill="#5b6470"/></marker></defs>
        <rect width="%1$d" height="%2$d" fill="#ffffff"/>
        """
            .formatted(width, height, escaped(title)));
    for (var arrow : arrows) {
      svg.append(drawn(arrow));
    }
    places.forEach((id, place) -> svg.append(drawn(box(id), place)));
    return svg.append("</svg>\n").toString();
  }

  private String drawn(Arrow arrow) {
    var from = places.get(arrow.from());
    var to = places.get(arrow.to());
    if (from == null || to == null) {
      return "";
    }
    boolean back = layers.isCircular(arrow);
    return """
    <path d="%s" fill="none" stroke="#5b6470" stroke-width="1.4"%s marker-end="url(#tip)">\
    <title>%s %s %s</title></path>
    """
        .formatted(
            back ? around(from, to) : across(from, to),
            back ? " stroke-dasharray=\"5 4\"" : "",
            escaped(box(arrow.from()).title()),
            arrow.meaning(),
            escaped(box(arrow.to()).title()));
  }

  private static String across(Place from, Place to) {
    int right = from.x + from.width;
    int middle = (right + to.x) / 2;
    return "M%d %d C%d %d %d %d %d %d"
        .formatted(
            right, from.middle(), middle, from.middle(), middle, to.middle(), to.x, to.middle());
  }

  private static String around(Place from, Place to) {
    int below = Math.max(from.bottom(), to.bottom()) + BOW;
    int start = from.x + from.width / 2;
    int end = to.x + to.width / 2;
    return "M%d %d C%d %d %d %d %d %d"
        .formatted(start, from.bottom(), start, below, end, below, end, to.bottom());
  }

  private static String drawn(Box box, Place place) {
    boolean noted = !box.note().isEmpty();
    var text =
        """
        <g><title>%s</title><rect x="%d" y="%d" width="%d" height="%d" rx="%d" fill="%s" stroke="%s"/>\
        <text x="%d" y="%d" font-size="13" text-anchor="middle" fill="#1b1f24">%s</text>\
        """
            .formatted(
                escaped(box.hint()),
                place.x,
                place.y,
                place.width,
                Box.HEIGHT,
                box.look() == Look.HANDLER ? 14 : 3,
                box.look().fill,
                box.look().stroke,
                place.x + place.width / 2,
                place.y + (noted ? 19 : 27),
                escaped(box.title()));
    return text
        + (noted
            ? """
            <text x="%d" y="%d" font-size="11" text-anchor="middle" fill="#444c56">%s</text>\
            """
                .formatted(place.x + place.width / 2, place.y + 35, escaped(box.note()))
            : "")
        + "</g>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private record Place(int x, int y, int width) {

    int middle() {
      return y + Box.HEIGHT / 2;
    }

    int bottom() {
      return y + Box.HEIGHT;
    }
  }
}

package dev.kontor.systems.web.page;

import dev.kontor.systems.web.page.MapGraph.Arrow;
import dev.kontor.systems.web.page.MapGraph.Group;
import dev.kontor.systems.web.page.MapGraph.Node;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The map drawn: a frame for each tenant, a box for each system, an arrow from who uses to what is
 * used, dashed while it is pending. In units of its own; as many pixels where there is room.
 *
 * @param id unique among the pictures of a page
 * @param words each arrow in words, for who can't see it
 * @param left how many systems there was no room for
 * @param text what it is a picture of
 */
record MapPicture(
    String id,
    List<Frame> frames,
    List<Box> boxes,
    List<Way> ways,
    List<String> words,
    int width,
    int height,
    int left,
    String text) {

  private static final int MARGIN = 4;
  private static final int BOX = 150;
  private static final int HEIGHT = 38;
  private static final int BESIDE = 12;
  private static final int BELOW = 30;
  private static final int PADDING = 10;
  private static final int TITLE = 30;
  private static final int APART = 64;

  /** How far an arrow along a row is drawn downwards, of which it reaches three quarters. */
  private static final int BOW = 24;

  MapPicture {
    frames = List.copyOf(frames);
    boxes = List.copyOf(boxes);
    ways = List.copyOf(ways);
    words = List.copyOf(words);
  }

  /** A tenant. */
  record Frame(int x, int y, int width, int height, String title, boolean own) {

    private static final int LETTER = 8;

    /** As much of its title as there is room for. */
    String label() {
      return shortened(title, (width - 2 * PADDING) / LETTER);
    }
  }

  /** A system. */
  record Box(int x, int y, String name, String address, boolean own) {

    private static final int ROOM = 15;

    String label() {
      return shortened(name, ROOM);
    }

    int middle() {
      return x + BOX / 2;
    }

    int bottom() {
      return y + HEIGHT;
    }
  }

  /** An arrow. */
  record Way(String path, boolean pending, String words) {}

  private static String shortened(String text, int room) {
    return text.length() <= room ? text : text.substring(0, room - 1).strip() + "…";
  }

  /** Of a graph, with so many boxes beside one another. */
  static MapPicture of(MapGraph graph, int columns) {
    var drawing = new Drawing(columns);
    drawing.band(graph.above(), false);
    drawing.band(List.of(graph.own()), true);
    drawing.band(graph.below(), false);
    var words = graph.arrows().stream().map(arrow -> words(arrow, graph)).toList();
    var ways = new ArrayList<Way>();
    for (int i = 0; i < graph.arrows().size(); i++) {
      var arrow = graph.arrows().get(i);
      ways.add(new Way(drawing.path(arrow), arrow.pending(), words.get(i)));
    }
    return new MapPicture(
        "map-" + columns,
        drawing.frames,
        List.copyOf(drawing.boxes.values()),
        ways,
        words,
        drawing.width + MARGIN,
        Math.max(drawing.y - APART, 0) + MARGIN,
        graph.left(),
        text(graph));
  }

  private static String words(Arrow arrow, MapGraph graph) {
    return "%s %s %s"
        .formatted(
            graph.called(arrow.user()),
            arrow.pending() ? "asks to use" : "uses",
            graph.called(arrow.used()));
  }

  private static String text(MapGraph graph) {
    int others =
        graph.above().stream().mapToInt(group -> group.nodes().size()).sum()
            + graph.below().stream().mapToInt(group -> group.nodes().size()).sum();
    return "Map of %s of your own and %s of others; the same in words stands below"
        .formatted(Words.systems(graph.own().nodes().size()), Words.systems(others));
  }

  /** Places frames from left to right and from top to bottom. Used by one thread. */
  private static final class Drawing {

    private final int columns;
    private final List<Frame> frames = new ArrayList<>();
    private final Map<String, Box> boxes = new LinkedHashMap<>();
    private int y = MARGIN;
    private int width;

    Drawing(int columns) {
      this.columns = columns;
    }

    /** Frames beside one another, as many as there is room for. */
    void band(List<Group> groups, boolean own) {
      int x = MARGIN;
      int free = columns;
      int tallest = 0;
      for (var group : groups) {
        if (group.nodes().isEmpty()) {
          continue;
        }
        int across = Math.min(group.nodes().size(), columns);
        if (across > free) {
          y += tallest + APART / 2;
          x = MARGIN;
          free = columns;
          tallest = 0;
        }
        var frame = frame(group, x, across, own);
        x += frame.width() + BESIDE;
        free -= across;
        tallest = Math.max(tallest, frame.height());
        width = Math.max(width, x - BESIDE);
      }
      if (tallest > 0) {
        y += tallest + APART;
      }
    }

    private Frame frame(Group group, int x, int across, boolean own) {
      int rows = (group.nodes().size() + across - 1) / across;
      var frame =
          new Frame(
              x,
              y,
              across * (BOX + BESIDE) - BESIDE + 2 * PADDING,
              TITLE + rows * (HEIGHT + BELOW) - BELOW + BOW,
              group.title(),
              own);
      frames.add(frame);
      for (int i = 0; i < group.nodes().size(); i++) {
        put(
            group.nodes().get(i),
            x + PADDING + i % across * (BOX + BESIDE),
            y + TITLE + i / across * (HEIGHT + BELOW),
            own);
      }
      return frame;
    }

    private void put(Node node, int x, int top, boolean own) {
      boxes.put(node.address(), new Box(x, top, node.label(), node.address(), own));
    }

    /**
     * Downwards at the right of a box's middle and upwards at its left: so two never meet. Along a
     * row, below it: above it stands the frame's title.
     */
    String path(Arrow arrow) {
      var from = box(arrow.user());
      var to = box(arrow.used());
      if (from.y() == to.y()) {
        int below = from.bottom() + BOW;
        return "M%d %dC%d %d %d %d %d %d"
            .formatted(
                from.middle(),
                from.bottom(),
                from.middle(),
                below,
                to.middle(),
                below,
                to.middle(),
                to.bottom());
      }
      boolean down = from.y() < to.y();
      int aside = down ? 12 : -12;
      int start = down ? from.bottom() : from.y();
      int end = down ? to.y() : to.bottom();
      int bow = (end - start) / 2;
      return "M%d %dC%d %d %d %d %d %d"
          .formatted(
              from.middle() + aside,
              start,
              from.middle() + aside,
              start + bow,
              to.middle() + aside,
              end - bow,
              to.middle() + aside,
              end);
    }

    private Box box(String address) {
      var box = boxes.get(address);
      if (box == null) {
        throw new IllegalStateException("no box '%s' in the picture".formatted(address));
      }
      return box;
    }
  }
}

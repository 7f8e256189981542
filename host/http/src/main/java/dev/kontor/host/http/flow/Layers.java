package dev.kontor.host.http.flow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Boxes in columns, so that arrows point to the right: each box one column after the last of those
 * that lead to it. Arrows that close a circle are the ones that point back.
 *
 * <p>After Sugiyama, Tagawa and Toda, "Methods for visual understanding of hierarchical system
 * structures" (1981): circles broken, layers, and order in them by the middle of the neighbours.
 */
final class Layers {

  private static final int SWEEPS = 6;

  private final Map<String, Set<String>> onward = new LinkedHashMap<>();
  private final Map<String, Set<String>> backward = new HashMap<>();
  private final Set<Arrow> circular = new HashSet<>();
  private final Map<String, Integer> columns = new HashMap<>();

  /** Of boxes with these ids. */
  Layers(Collection<String> boxes, Collection<Arrow> arrows) {
    for (var box : boxes) {
      onward.put(box, new LinkedHashSet<>());
      backward.put(box, new LinkedHashSet<>());
    }
    var all = new HashMap<String, List<Arrow>>();
    arrows.forEach(arrow -> all.computeIfAbsent(arrow.from(), _ -> new ArrayList<>()).add(arrow));
    var led = new HashSet<String>();
    arrows.forEach(arrow -> led.add(arrow.to()));
    var open = new HashSet<String>();
    var done = new HashSet<String>();
    boxes.stream().filter(box -> !led.contains(box)).forEach(box -> walk(box, all, open, done));
    boxes.forEach(box -> walk(box, all, open, done));
  }

  private void walk(String box, Map<String, List<Arrow>> all, Set<String> open, Set<String> done) {
    if (done.contains(box) || !open.add(box)) {
      return;
    }
    for (var arrow : all.getOrDefault(box, List.of())) {
      if (open.contains(arrow.to())) {
        circular.add(arrow);
      } else {
        onward.getOrDefault(box, new HashSet<>()).add(arrow.to());
        backward.getOrDefault(arrow.to(), new HashSet<>()).add(box);
        walk(arrow.to(), all, open, done);
      }
    }
    open.remove(box);
    done.add(box);
  }

  /** Whether an arrow points back. */
  boolean isCircular(Arrow arrow) {
    return circular.contains(arrow);
  }

  /** The boxes' ids, column by column from the left, each from its top. */
  List<List<String>> columns() {
    var found = new ArrayList<List<String>>();
    for (var box : onward.keySet()) {
      int column = column(box);
      while (found.size() <= column) {
        found.add(new ArrayList<>());
      }
      found.get(column).add(box);
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      if (sweep % 2 == 0) {
        IntStream.range(1, found.size())
            .forEach(i -> arrange(found.get(i), found.get(i - 1), backward));
      } else {
        IntStream.range(1, found.size())
            .map(i -> found.size() - 1 - i)
            .forEach(i -> arrange(found.get(i), found.get(i + 1), onward));
      }
    }
    return found;
  }

  private int column(String box) {
    var known = columns.get(box);
    if (known != null) {
      return known;
    }
    int column =
        backward.getOrDefault(box, Set.of()).stream().mapToInt(this::column).max().orElse(-1) + 1;
    columns.put(box, column);
    return column;
  }

  private static void arrange(
      List<String> column, List<String> beside, Map<String, Set<String>> neighbours) {
    var places = new HashMap<String, Double>();
    for (int i = 0; i < column.size(); i++) {
      double own = (double) i / column.size() * beside.size();
      places.put(
          column.get(i),
          neighbours.getOrDefault(column.get(i), Set.of()).stream()
              .filter(beside::contains)
              .mapToInt(beside::indexOf)
              .average()
              .orElse(own));
    }
    column.sort(Comparator.comparing(places::get));
  }

  /** From one box to another. */
  record Arrow(String from, String to, String meaning) {}
}

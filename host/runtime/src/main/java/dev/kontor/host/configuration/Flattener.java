package dev.kontor.host.configuration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads one YAML 1.2 document (JSON is one too) into its values by dotted key.
 *
 * <p>Works on the parser's events: nothing is ever constructed from tags, nothing is repeated for
 * an alias, and depth and size are bounded before anything is kept. Used by one thread, once.
 */
final class Flattener {

  private static final int MOST_CHARACTERS = 1 << 20;
  private static final int DEEPEST = 8;

  private final ConfigurationSource source;
  private final List<Fault> faults;
  private final Map<String, Value> values = new TreeMap<>();
  private final Set<String> mappings = new HashSet<>();

  private Flattener(ConfigurationSource source, List<Fault> faults) {
    this.source = source;
    this.faults = faults;
  }

  /** The document's values; null, and a fault, when it can't be read to its end. */
  static @Nullable Map<String, Value> flatten(ConfigurationSource source, List<Fault> faults) {
    var flattener = new Flattener(source, faults);
    return flattener.read() ? flattener.values : null;
  }

  private boolean read() {
    if (source.text().length() > MOST_CHARACTERS) {
      fault(
          "",
          0,
          "is %d characters long; expected %d at most"
              .formatted(source.text().length(), MOST_CHARACTERS));
      return false;
    }
    try {
      document(
          new Parse(LoadSettings.builder().setLabel(source.file()).build())
              .parseString(source.text())
              .iterator());
      return true;
    } catch (Unreadable stop) {
      faults.add(stop.fault);
    } catch (MarkedYamlEngineException unreadable) {
      fault(
          "",
          unreadable.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
          "is not YAML: " + unreadable.getProblem());
    } catch (YamlEngineException unreadable) {
      fault("", 0, "is not YAML: " + firstLine(unreadable));
    }
    return false;
  }

  private void document(Iterator<Event> events) {
    events.next();
    if (events.next().getEventId() != Event.ID.DocumentStart) {
      throw stop("", 1, "is empty; expected keys such as 'tenant' and 'modules'");
    }
    var first = next(events, "");
    if (!(first instanceof MappingStartEvent)) {
      throw stop("", line(first), "expected keys and values, such as 'modules: [shipping]'");
    }
    mapping(events, "", 1);
    events.next();
    if (events.next().getEventId() != Event.ID.StreamEnd) {
      throw stop("", 0, "holds several documents; expected one");
    }
  }

  private void mapping(Iterator<Event> events, String path, int depth) {
    while (true) {
      var key = next(events, path);
      if (key.getEventId() == Event.ID.MappingEnd) {
        return;
      }
      if (!(key instanceof ScalarEvent name)) {
        throw stop(path, line(key), "a key must be text");
      }
      value(events, path.isEmpty() ? name.getValue() : path + "." + name.getValue(), depth);
    }
  }

  private void value(Iterator<Event> events, String key, int depth) {
    var event = next(events, key);
    if (depth >= DEEPEST) {
      throw stop(key, line(event), "'%s' lies too deep".formatted(shortened(key)));
    }
    switch (event) {
      case ScalarEvent scalar -> put(key, scalar(scalar));
      case SequenceStartEvent list -> put(key, list(events, key, line(list)));
      case MappingStartEvent mapping -> {
        if (!mappings.add(key)) {
          givenTwice(key, line(mapping));
        }
        mapping(events, key, depth + 1);
      }
      default -> throw stop(key, line(event), "'%s' can't be read".formatted(shortened(key)));
    }
  }

  private Value list(Iterator<Event> events, String key, int line) {
    var items = new ArrayList<Value.Scalar>();
    while (true) {
      var event = next(events, key);
      if (event.getEventId() == Event.ID.SequenceEnd) {
        return new Value.Listed(source.file(), line, items);
      }
      if (!(event instanceof ScalarEvent item)) {
        throw stop(key, line(event), "'%s' must be a list of names".formatted(shortened(key)));
      }
      items.add(scalar(item));
    }
  }

  private Value.Scalar scalar(ScalarEvent event) {
    return new Value.Scalar(
        source.file(), line(event), event.getValue(), event.getScalarStyle() != ScalarStyle.PLAIN);
  }

  private void put(String key, Value value) {
    if (values.putIfAbsent(key, value) != null) {
      givenTwice(key, value.line());
    }
  }

  private void givenTwice(String key, int line) {
    fault(shortened(key), line, "'%s' is given twice; keep one".formatted(shortened(key)));
  }

  /** The next event; anchors, aliases and tags are refused wherever they stand. */
  private Event next(Iterator<Event> events, String path) {
    var event = events.next();
    if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
      throw stop(path, line(event), "anchors and aliases (& and *) are not taken; write it out");
    }
    boolean tagged =
        switch (event) {
          case ScalarEvent scalar -> scalar.getTag().filter(tag -> !tag.equals("!")).isPresent();
          case MappingStartEvent mapping -> mapping.getTag().isPresent();
          case SequenceStartEvent sequence -> sequence.getTag().isPresent();
          default -> false;
        };
    if (tagged) {
      throw stop(path, line(event), "tags (!) are not taken; write the plain value");
    }
    return event;
  }

  private static int line(Event event) {
    return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
  }

  private void fault(String key, int line, String message) {
    faults.add(new Fault(source.file(), key, line, message));
  }

  private Unreadable stop(String key, int line, String message) {
    return new Unreadable(new Fault(source.file(), shortened(key), line, message));
  }

  private static String shortened(String key) {
    return Shown.of(key, 120);
  }

  private static String firstLine(Exception failed) {
    return String.valueOf(failed.getMessage()).lines().findFirst().orElse("unreadable");
  }

  /** Nothing behind this point can be understood. */
  private static final class Unreadable extends RuntimeException {
    private final transient Fault fault;

    Unreadable(Fault fault) {
      super(fault.message(), null, false, false);
      this.fault = fault;
    }
  }
}

package dev.kontor.testing.golden;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.kontor.tenant.DomainEvent;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.opentest4j.AssertionFailedError;

/**
 * Guards what a module's events are stored as, now and formerly, by one file for each version in
 * {@code src/test/resources/golden}. Fails when
 *
 * <ul>
 *   <li>an event is written otherwise than its file says, and its version was not raised,
 *   <li>what was stored under any version can no longer be read, or reads as something else,
 *   <li>a field that is not known yet would keep an event from being read,
 *   <li>a type or a version has no file, or a file no type.
 * </ul>
 *
 * <p>A file is never changed and never deleted.
 */
public final class GoldenEvents {

  private static final String LATER = "fieldOfALaterVersion";

  private final String module;
  private final GoldenFolder folder;
  private final StoredTypes types = new StoredTypes();
  private final SortedMap<GoldenFile, DomainEvent> written = new TreeMap<>();
  private final SortedMap<GoldenFile, DomainEvent> formerly = new TreeMap<>();

  private GoldenEvents(String module, GoldenFolder folder) {
    this.module = module;
    this.folder = folder;
  }

  /** Of a module, by the name that its events' types begin with. */
  public static GoldenEvents of(String module) {
    return of(module, Path.of("src/test/resources/golden"), Path.of("target/golden"));
  }

  static GoldenEvents of(String module, Path folder, Path wanted) {
    return new GoldenEvents(module, new GoldenFolder(folder, wanted));
  }

  /** This event is written as its file says. */
  public GoldenEvents written(DomainEvent event) {
    return written(event, "");
  }

  /**
   * So is this one, of which there is more than one.
   *
   * @param sample what is special about it, a part of the file's name: {@code without-customer}
   */
  public GoldenEvents written(DomainEvent event, String sample) {
    var name = types.nameOf(event);
    var type = types.of(module).get(name);
    if (type == null) {
      throw new IllegalArgumentException(
          "'%s' is no event of the module '%s'".formatted(name, module));
    }
    written.put(new GoldenFile(name, type.version(), sample), event);
    return this;
  }

  /** What was stored under an earlier version reads as this event now. */
  public GoldenEvents formerly(int version, DomainEvent event) {
    return formerly(version, event, "");
  }

  /** So does this one, of which there is more than one. */
  public GoldenEvents formerly(int version, DomainEvent event, String sample) {
    formerly.put(new GoldenFile(types.nameOf(event), version, sample), event);
    return this;
  }

  /** One test for each file, and one that none is missing; for a {@code @TestFactory}. */
  public Stream<DynamicTest> tests() {
    var tests = new ArrayList<DynamicTest>();
    tests.add(dynamicTest("every version of every event has a file", this::requireWhole));
    written.forEach((file, event) ->
        tests.add(dynamicTest("written as " + file, () -> check(file, event, true))));
    formerly.forEach((file, event) ->
        tests.add(dynamicTest("read from " + file, () -> check(file, event, false))));
    return tests.stream();
  }

  private void requireWhole() {
    var faults = new ArrayList<String>();
    types
        .of(module)
        .forEach((name, type) -> {
          for (int version = 1; version <= type.version(); version++) {
            requireTold(name, version, type.version(), faults);
          }
        });
    folder.files().keySet().stream()
        .filter(file -> file.type().startsWith(module + "."))
        .forEach(file -> requireKnown(file, faults));
    if (!faults.isEmpty()) {
      throw new AssertionError(String.join("\n", faults));
    }
  }

  private void requireTold(String type, int version, int newest, List<String> faults) {
    var told = version == newest ? written : formerly;
    if (told.keySet().stream()
        .noneMatch(file -> file.type().equals(type) && file.version() == version)) {
      faults.add(
          "no %s of '%s', version %d; expected %s(…) of an event of it"
              .formatted(
                  version == newest ? "sample" : "former sample",
                  type,
                  version,
                  version == newest ? "written" : "formerly"));
    }
  }

  private void requireKnown(GoldenFile file, List<String> faults) {
    if (types.named(file.type()) == null) {
      faults.add(
          "%s: no class bears this @EventType any more; what was stored can't be read"
              .formatted(file));
    } else if (!written.containsKey(file) && !formerly.containsKey(file)) {
      faults.add(
          "%s: no event is told that it reads as; expected written(…) or formerly(…)"
              .formatted(file));
    }
  }

  private void check(GoldenFile file, DomainEvent event, boolean isWrittenNow) throws IOException {
    try (var json = new EventJson()) {
      var text = folder.files().get(file);
      if (isWrittenNow) {
        requireSameForm(file, json.write(event), text, json);
      } else if (text == null) {
        throw new AssertionError(
            "%s is missing in %s; the files of former versions are never deleted"
                .formatted(file, folder));
      }
      if (text != null) {
        requireReads(file, json.tree(text), event, json);
        var more = new LinkedHashMap<>(json.tree(text));
        more.put(LATER, 1);
        requireReads(file, more, event, json);
      }
    }
  }

  private void requireSameForm(GoldenFile file, String now, @Nullable String text, EventJson json)
      throws IOException {
    if (text == null) {
      throw new AssertionError(
          "%s is missing; if it is new, look at it and %s"
              .formatted(file, folder.offer(file, now)));
    }
    if (!json.tree(now).equals(json.tree(text))) {
      throw new AssertionFailedError(
          """
          '%1$s' is stored in another form than version %2$d was
          formerly
              %3$s
          now
              %4$s
          what was stored stays: raise its @EventType's version to %5$d, add an @Upcaster from %2$d, \
          keep %6$s and tell what it reads as by formerly(%2$d, …)\
          """
              .formatted(file.type(), file.version(), text.strip(), now, file.version() + 1, file),
          text.strip(),
          now);
    }
  }

  private void requireReads(
      GoldenFile file, Map<String, Object> tree, DomainEvent event, EventJson json) {
    DomainEvent read;
    try {
      var upcasted = types.upcasters().upcast(file.type(), file.version(), tree);
      read = json.read(upcasted, event.getClass());
    } catch (IOException | RuntimeException failed) {
      throw new AssertionError(
          "%s can't be read any more%s: %s"
              .formatted(
                  file,
                  tree.containsKey(LATER) ? " when it has a field that is not known" : "",
                  failed.getMessage()),
          failed);
    }
    if (!read.equals(event)) {
      throw new AssertionFailedError(
          "%s reads otherwise\nexpected\n    %s\nbut got\n    %s".formatted(file, event, read),
          event,
          read);
    }
  }
}

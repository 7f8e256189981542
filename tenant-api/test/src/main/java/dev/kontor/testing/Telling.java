package dev.kontor.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;

/** What a story says when it goes another way than it was told: one thing a line. */
final class Telling {

  private final List<String> parts = new ArrayList<>();

  Telling given(List<?> events) {
    return part("given", events.isEmpty() ? List.of("nothing") : events);
  }

  Telling when(Object asked) {
    return part("when", List.of(asked));
  }

  private Telling part(String title, List<?> lines) {
    parts.add(title + lines.stream().map(line -> "\n    " + line).collect(Collectors.joining("")));
    return this;
  }

  /** These were expected, and those came instead; lines that differ are marked. */
  AssertionFailedError differs(String what, List<?> expected, List<?> actual) {
    part("expected " + what, marked(expected, actual));
    part("but got", marked(actual, expected));
    return new AssertionFailedError(text(), expected, actual);
  }

  private static List<String> marked(List<?> lines, List<?> others) {
    if (lines.isEmpty()) {
      return List.of("nothing");
    }
    return IntStream.range(0, lines.size())
        .mapToObj(i -> (isSame(lines, others, i) ? "  " : "! ") + lines.get(i))
        .toList();
  }

  private static boolean isSame(List<?> lines, List<?> others, int index) {
    return index < others.size() && Objects.equals(lines.get(index), others.get(index));
  }

  /** It was refused, or failed, where something was to happen. */
  AssertionFailedError refused(String what, List<?> expected, Throwable with) {
    part("expected " + what, expected.isEmpty() ? List.of("nothing") : expected);
    part("but it was refused", List.of(told(with)));
    return new AssertionFailedError(text(), with);
  }

  /** It was not refused, or otherwise. */
  AssertionFailedError notRefused(String as, List<?> events, @Nullable Throwable with) {
    part("expected a refusal", List.of(as));
    if (with == null) {
      part("but it happened", events.isEmpty() ? List.of("nothing") : events);
      return new AssertionFailedError(text());
    }
    part("but got", List.of(told(with)));
    return new AssertionFailedError(text(), as, told(with), with);
  }

  static String told(Throwable refusal) {
    return told(refusal.getClass(), String.valueOf(refusal.getMessage()));
  }

  static String told(Class<? extends Throwable> as, String message) {
    return "%s: %s".formatted(as.getSimpleName(), message);
  }

  private String text() {
    return "the story goes otherwise\n" + String.join("\n", parts);
  }
}

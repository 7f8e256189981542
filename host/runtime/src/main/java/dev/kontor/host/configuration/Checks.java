package dev.kontor.host.configuration;

import dev.kontor.host.configuration.Key.FormName;
import dev.kontor.host.configuration.Key.Kind;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Says what is wrong with a value, if anything: what was expected in its place. */
final class Checks {

  private static final Pattern EMAIL =
      Pattern.compile(
          "[^@\\s\\p{Cntrl}<>()\\[\\]\\\\,;:\"]{1,64}@[^@\\s\\p{Cntrl}<>()\\[\\]\\\\,;:\"]{1,255}");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final Pattern REFERENCE = Pattern.compile("\\$\\{([A-Z][A-Z0-9_]*)}");

  private final Predicate<String> secrets;

  /** The predicate says whether there is a secret of a name. */
  Checks(Predicate<String> secrets) {
    this.secrets = secrets;
  }

  /**
   * What is wrong with a setting beside its kind: a placeholder would be filled in from the
   * process's environment, which isn't the tenant's to read.
   */
  static Optional<String> placeholder(Value value) {
    return value instanceof Value.Scalar scalar && TenantConfiguration.hasPlaceholder(scalar.text())
        ? Optional.of(
            "is '%s'; expected no '${': settings are taken as they are written"
                .formatted(shown(scalar.text())))
        : Optional.empty();
  }

  Optional<String> expected(Value value, Kind kind) {
    return switch (kind) {
      case Kind.Several several -> several(value, several.words());
      case Kind.Text text -> scalar(value, "text", scalar -> text(scalar, text.longest()));
      case Kind.Whole number ->
          scalar(
              value,
              "a whole number from %d to %d".formatted(number.least(), number.most()),
              scalar -> number(scalar, number));
      case Kind.Choice choice ->
          scalar(
              value,
              "one of " + choice.words(),
              scalar ->
                  choice.words().contains(scalar.text())
                      ? null
                      : nearest(scalar.text(), choice.words()));
      case Kind.Switch _ ->
          scalar(value, "true or false", scalar -> scalar.text().matches("true|false") ? null : "");
      case Kind.Form form ->
          scalar(
              value,
              "%s, such as %s".formatted(form.name().words(), form.name().example()),
              scalar -> isOf(form.name(), scalar.text()) ? null : "");
      case Kind.Secret _ -> secret(value);
    };
  }

  private interface Check {
    /** Null: nothing is wrong; otherwise what to add to what was expected. */
    @org.jspecify.annotations.Nullable
    String of(Value.Scalar scalar);
  }

  private static Optional<String> scalar(Value value, String expectation, Check check) {
    if (!(value instanceof Value.Scalar scalar)) {
      return Optional.of("is a list; expected " + expectation);
    }
    var wrong = check.of(scalar);
    return wrong == null
        ? Optional.empty()
        : Optional.of("is '%s'; expected %s%s".formatted(shown(scalar.text()), expectation, wrong));
  }

  private static @org.jspecify.annotations.Nullable String text(Value.Scalar scalar, int longest) {
    if (scalar.isPlainNumberOrSwitch()) {
      return ", in quotes";
    }
    if (scalar.text().isBlank()) {
      return " that is not blank";
    }
    if (scalar.text().chars().anyMatch(Character::isISOControl)) {
      return " without control characters";
    }
    return scalar.text().length() > longest ? " of %d characters at most".formatted(longest) : null;
  }

  private static @org.jspecify.annotations.Nullable String number(
      Value.Scalar scalar, Kind.Whole bounds) {
    if (scalar.quoted() || !scalar.text().matches("[0-9]{1,9}")) {
      return "";
    }
    int number = Integer.parseInt(scalar.text());
    return number >= bounds.least() && number <= bounds.most() ? null : "";
  }

  private static Optional<String> several(Value value, List<String> words) {
    if (!(value instanceof Value.Listed list)) {
      return Optional.of(
          "is not a list; expected some of %s, such as [%s]"
              .formatted(words, words.isEmpty() ? "" : words.getFirst()));
    }
    var seen = new HashSet<String>();
    for (var item : list.items()) {
      if (!words.contains(item.text())) {
        return Optional.of(
            "has '%s'; expected some of %s%s"
                .formatted(shown(item.text()), words, nearest(item.text(), words)));
      }
      if (!seen.add(item.text())) {
        return Optional.of("has '%s' twice; keep one".formatted(item.text()));
      }
    }
    return list.items().isEmpty()
        ? Optional.of("is empty; expected some of %s".formatted(words))
        : Optional.empty();
  }

  /** Never says the value: it may be the secret itself. */
  private Optional<String> secret(Value value) {
    var reference = REFERENCE.matcher(value instanceof Value.Scalar scalar ? scalar.text() : "");
    if (!reference.matches()) {
      return Optional.of(
          "is not a reference; expected one such as ${SMTP_PASSWORD}: put the secret itself into"
              + " the data folder, as secrets/SMTP_PASSWORD, or into the environment");
    }
    var name = reference.group(1);
    return secrets.test(name)
        ? Optional.empty()
        : Optional.of(
            "refers to the secret %s, which isn't there; put it into the data folder, as secrets/%s, or into the environment"
                .formatted(name, name));
  }

  private static boolean isOf(FormName form, String text) {
    try {
      return switch (form) {
        case INSTANT -> Instant.parse(text) != null;
        case DURATION -> !Duration.parse(text).isNegative();
        case EMAIL -> EMAIL.matcher(text).matches();
        case COLOUR -> COLOUR.matcher(text).matches();
      };
    } catch (DateTimeException notOne) {
      return false;
    }
  }

  private static String nearest(String word, List<String> words) {
    return Nearest.of(word, words).map("; did you mean '%s'?"::formatted).orElse("");
  }

  /** Never a whole file in a message. */
  private static String shown(String text) {
    return Shown.of(text, 60);
  }
}

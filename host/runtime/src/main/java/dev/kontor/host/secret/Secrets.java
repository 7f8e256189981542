package dev.kontor.host.secret;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Secrets that configurations refer to as {@code ${NAME}}: from the environment, else from a file
 * of that name. Read anew at each call. Thread-safe.
 */
public final class Secrets {

  private static final Pattern NAME = Pattern.compile("[A-Z][A-Z0-9_]*");

  private final Map<String, String> environment;
  private final Path folder;

  /** Of this environment and this folder. */
  public Secrets(Map<String, String> environment, Path folder) {
    this.environment = Map.copyOf(environment);
    this.folder = folder;
  }

  /** Whether there is a secret of this name. */
  public boolean has(String name) {
    return resolve(name).isPresent();
  }

  /** The secret of this name, without blanks around it. */
  public Optional<String> resolve(String name) {
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    var fromEnvironment = environment.get(name);
    return fromEnvironment == null ? fromFile(name) : Optional.of(fromEnvironment.strip());
  }

  private Optional<String> fromFile(String name) {
    var file = folder.resolve(name);
    try {
      return Files.isRegularFile(file)
          ? Optional.of(Files.readString(file).strip())
          : Optional.empty();
    } catch (IOException unreadable) {
      throw new IllegalStateException(
          "secret '%s' can't be read from '%s'".formatted(name, file), unreadable);
    }
  }
}

package dev.kontor.host.configuration;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file where
 * @param key the dotted key; empty: the file as a whole
 * @param line from 1; 0: nowhere in particular
 * @param message what is wrong, what was expected, what to do
 */
public record Fault(String file, String key, int line, String message) {

  @Override
  public String toString() {
    return line > 0
        ? "%s:%d: %s".formatted(file, line, message)
        : "%s: %s".formatted(file, message);
  }
}

package dev.kontor.cli;

/**
 * One fault of a tenant's configuration and where it stands.
 *
 * @param file the file's name, empty when the configuration came without one
 * @param line counted from 1, 0 when it is not known
 * @param key the key at fault, empty when it is the whole file
 * @param message what is wrong and what was expected
 */
record ConfigurationError(String file, long line, String key, String message) {

  static ConfigurationError of(JsonObject error) {
    return new ConfigurationError(
        error.text("file"), error.number("line"), error.text("key"), error.text("message"));
  }

  static ConfigurationError ofFile(String file, String message) {
    return new ConfigurationError(file, 0, "", message);
  }

  ConfigurationError in(String otherFile) {
    return new ConfigurationError(otherFile, line, key, message);
  }

  /** As compilers say it: {@code file:line key: message}. */
  @Override
  public String toString() {
    var place = line > 0 ? file + ":" + line : file;
    var subject = key.isEmpty() ? place : (place + " " + key).strip();
    return subject.isEmpty() ? message : subject + ": " + message;
  }
}

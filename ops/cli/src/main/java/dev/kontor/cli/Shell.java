package dev.kontor.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command gets from the shell that ran it.
 *
 * @param terminal where it speaks
 * @param environment the shell's variables
 * @param input what is typed, or comes from a pipe
 */
record Shell(Terminal terminal, Map<String, String> environment, InputStream input) {

  /** The next line that is typed; blank: nobody types any more. */
  String line() throws IOException {
    var line = new ByteArrayOutputStream();
    for (int read = input.read(); read >= 0 && read != '\n'; read = input.read()) {
      line.write(read);
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  /**
   * The option's value, else the variable's, else the default; a blank variable counts as unset.
   */
  @Nullable String choose(@Nullable String option, String variable, @Nullable String otherwise) {
    if (option != null) {
      return option;
    }
    var value = environment.getOrDefault(variable, "");
    return value.isBlank() ? otherwise : value;
  }
}

package dev.kontor.cli;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a command gets from the shell that ran it.
 *
 * @param terminal where it speaks
 * @param environment the shell's variables
 */
record Shell(Terminal terminal, Map<String, String> environment) {

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

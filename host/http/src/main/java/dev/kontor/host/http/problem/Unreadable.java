package dev.kontor.host.http.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what of a request can't be read, in the words of its caller: no class of this host. */
final class Unreadable {

  private static final Pattern PROPERTY =
      Pattern.compile("Error decoding property \\[\\S+ (\\S+)] of type \\[[^]]*]: ");
  private static final Pattern SOURCE = Pattern.compile(", from `[^`]*`");

  /** A form's part, whose argument has no name to tell either. */
  private static final String WRONG_KIND = "Cannot convert type [";

  private static final Map<String, String> TOKENS =
      Map.of(
          "START_OBJECT", "an object",
          "START_ARRAY", "a list",
          "VALUE_STRING", "text",
          "VALUE_NUMBER_INT", "a number",
          "VALUE_NUMBER_FLOAT", "a number",
          "VALUE_TRUE", "true",
          "VALUE_FALSE", "false",
          "VALUE_NULL", "null");

  private Unreadable() {}

  static String detail(ConversionErrorException failed) {
    var argument = failed.getArgument().getName();
    var subject = argument.equals("body") ? "the body" : "'" + argument + "'";
    var why = String.valueOf(failed.getConversionError().getCause().getMessage());
    return why.startsWith(WRONG_KIND)
        ? "a part of the form was sent as a text or a file, and is the other"
        : "%s can't be read: %s".formatted(subject, plain(why.lines().findFirst().orElse("")));
  }

  private static String plain(String reason) {
    var text = SOURCE.matcher(PROPERTY.matcher(reason).replaceAll("'$1': ")).replaceAll("");
    for (var token : TOKENS.entrySet()) {
      text = text.replace(token.getKey(), token.getValue());
    }
    return text.replace("Unexpected token", "it is").strip();
  }
}

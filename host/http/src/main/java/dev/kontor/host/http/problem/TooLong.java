package dev.kontor.host.http.problem;

import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import java.util.regex.Pattern;

/** Refuses what is longer than a request may be. */
public final class TooLong {

  /** The exception says it in its text only. */
  private static final Pattern MOST = Pattern.compile("maximum allowed \\S+ length \\[(\\d+)]");

  private TooLong() {}

  /** Says how many bytes a request may have. */
  public static HttpResponse<?> response(long most) {
    return Problem.response(HttpStatus.REQUEST_ENTITY_TOO_LARGE, detail(Long.toString(most)));
  }

  static String detail(ContentLengthExceededException tooLong) {
    var most = MOST.matcher(String.valueOf(tooLong.getMessage()));
    return most.find() ? detail(most.group(1)) : "the request is too long; send it in parts";
  }

  private static String detail(String most) {
    return "the request is too long; expected at most %s bytes; send it in parts".formatted(most);
  }
}

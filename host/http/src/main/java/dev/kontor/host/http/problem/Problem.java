package dev.kontor.host.http.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.configuration.Fault;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpResponseFactory;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.serde.annotation.Serdeable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as its caller sees it (RFC 9457).
 *
 * @param type what kind of problem, as a URI; {@code about:blank}: no more than the status says
 * @param title the status in words
 * @param detail what went wrong here and what to do
 * @param errors each fault, where a configuration has some
 */
@Serdeable
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Problem(
    String type, String title, int status, String detail, @Nullable List<Entry> errors) {

  /** One fault of a configuration. */
  @Serdeable
  record Entry(String file, String key, int line, String message) {

    static Entry of(Fault fault) {
      return new Entry(fault.file(), fault.key(), fault.line(), fault.message());
    }
  }

  /** The media type of a problem document. */
  public static final MediaType MEDIA_TYPE = new MediaType("application/problem+json");

  /** A response that says this. */
  public static MutableHttpResponse<Problem> response(HttpStatus status, String detail) {
    return response(status, detail, null);
  }

  /** A response that says this, with the faults of a configuration. */
  public static MutableHttpResponse<Problem> response(
      HttpStatus status, String detail, @Nullable List<Fault> errors) {
    return on(HttpResponseFactory.INSTANCE.status(status), detail, errors);
  }

  /** The same answer for whatever is not there, so that it tells nothing of what is. */
  public static MutableHttpResponse<Problem> notFound() {
    return response(HttpStatus.NOT_FOUND, "nothing is here");
  }

  static MutableHttpResponse<Problem> on(
      MutableHttpResponse<?> response, String detail, @Nullable List<Fault> errors) {
    var status = ((HttpResponse<?>) response).status();
    return response
        .body(
            new Problem(
                "about:blank",
                status.getReason(),
                status.getCode(),
                detail,
                errors == null ? null : errors.stream().map(Entry::of).toList()))
        .contentType(MEDIA_TYPE);
  }
}

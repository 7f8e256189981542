package dev.kontor.host.http.problem;

import io.micronaut.context.annotation.Primary;
import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.exceptions.ContentLengthExceededException;
import io.micronaut.http.server.exceptions.response.Error;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.web.router.exceptions.UnsatisfiedBodyRouteException;
import jakarta.inject.Singleton;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whatever the HTTP server itself refuses, as a problem document. */
@Singleton
@Primary
final class ProblemProcessor implements ErrorResponseProcessor<Problem> {

  private static final Pattern SOURCE = Pattern.compile(" \\(start marker at \\[Source:.*");

  @Override
  @SuppressWarnings("unchecked")
  public MutableHttpResponse<Problem> processResponse(
      ErrorContext error, MutableHttpResponse<?> response) {
    if (error.getRequest().getMethod() == HttpMethod.HEAD) {
      return (MutableHttpResponse<Problem>) response;
    }
    return Problem.on(response, detail(error, response.status()), null);
  }

  private static String detail(ErrorContext error, HttpStatus status) {
    if (status == HttpStatus.NOT_FOUND) {
      return "nothing is here";
    }
    if (status.getCode() >= 500) {
      return "the host has failed to answer; it has logged why";
    }
    return switch (error.getRootCause().orElse(null)) {
      case ConversionErrorException unreadable -> Unreadable.detail(unreadable);
      case ContentLengthExceededException tooLong -> TooLong.detail(tooLong);
      case UnsatisfiedBodyRouteException _ -> "the request has no body; expected JSON";
      case null, default -> said(error, status);
    };
  }

  private static String said(ErrorContext error, HttpStatus status) {
    return error.hasErrors()
        ? error.getErrors().stream()
            .map(Error::getMessage)
            .collect(Collectors.joining("; "))
            .lines()
            .findFirst()
            .map(ProblemProcessor::withoutSource)
            .orElse(status.getReason())
        : status.getReason();
  }

  /** Where the reader of JSON was, it tells in words of its own. */
  private static String withoutSource(String told) {
    return SOURCE.matcher(told).replaceFirst("");
  }
}

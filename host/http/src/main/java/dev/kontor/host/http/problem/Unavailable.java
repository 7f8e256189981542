package dev.kontor.host.http.problem;

import dev.kontor.host.federation.LetterAnswer;
import dev.kontor.host.tenancy.TenantUnavailable;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import jakarta.inject.Singleton;

/**
 * Nobody can enter the tenant's context: unknown 404, suspended 403, not now or failed 503. The
 * user is not told why it can't start; the operator reads that in the log and in the console.
 */
@Singleton
public final class Unavailable implements Handler<TenantUnavailable> {

  @Override
  @SuppressWarnings("rawtypes")
  public HttpResponse<?> handle(HttpRequest request, TenantUnavailable failed) {
    return of(failed);
  }

  /** The answer to a request that can't enter. */
  public static HttpResponse<?> of(TenantUnavailable failed) {
    return switch (failed) {
      case TenantUnavailable.Unknown _ -> Problem.notFound();
      case TenantUnavailable.Suspended _ ->
          Problem.response(HttpStatus.FORBIDDEN, "this tenant is suspended");
      case TenantUnavailable.NotNow _, TenantUnavailable.Failed _ ->
          notNow("not ready to answer; try again");
    };
  }

  /**
   * The answer to an operator, who is told why, unlike the tenant's own users. A suspended tenant
   * is in the wrong state (409): 403 would say that the operator's token isn't good enough.
   */
  public static HttpResponse<?> toOperator(TenantUnavailable failed) {
    var why = String.valueOf(failed.getMessage());
    return switch (failed) {
      case TenantUnavailable.Unknown _ -> Problem.response(HttpStatus.NOT_FOUND, why);
      case TenantUnavailable.Suspended _ -> Problem.response(HttpStatus.CONFLICT, why);
      case TenantUnavailable.NotNow _, TenantUnavailable.Failed _ -> notNow(why);
    };
  }

  /** The answer to who brings letters to a tenant that can't be entered. */
  public static HttpResponse<?> toSender(TenantUnavailable failed) {
    return toSender(LetterAnswer.of(failed));
  }

  /** The answer to who brings letters that are not taken, as other carriers give it, too. */
  public static HttpResponse<?> toSender(LetterAnswer answer) {
    var problem = Problem.response(HttpStatus.valueOf(answer.status()), answer.detail());
    var after = answer.retryAfter();
    return after == null
        ? problem
        : problem.header(HttpHeaders.RETRY_AFTER, Long.toString(after.toSeconds()));
  }

  /** 503, in these words. */
  public static HttpResponse<?> notNow(String detail) {
    return Problem.response(HttpStatus.SERVICE_UNAVAILABLE, detail)
        .header(
            HttpHeaders.RETRY_AFTER,
            Long.toString(TenantUnavailable.NotNow.RETRY_AFTER.toSeconds()));
  }
}

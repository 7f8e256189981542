package dev.kontor.host.http.federation;

import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.letter.Receipt.Refused;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;

/**
 * A letter is not taken, now or later (RFC 9457, with members of its own).
 *
 * @param last the number of the last one that was taken
 * @param refused the number of the one that is not
 */
@Serdeable
record RefusedLetter(
    String type, String title, int status, String detail, long last, long refused) {

  static HttpResponse<?> response(long last, Refused refused) {
    var status = HttpStatus.FORBIDDEN;
    return HttpResponse.status(status)
        .body(
            new RefusedLetter(
                "about:blank",
                status.getReason(),
                status.getCode(),
                refused.reason(),
                last,
                refused.number()))
        .contentType(Problem.MEDIA_TYPE);
  }
}

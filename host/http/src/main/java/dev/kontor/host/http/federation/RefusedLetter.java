package dev.kontor.host.http.federation;

import dev.kontor.host.http.problem.Problem;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.letter.Receipt.Refused;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.serde.annotation.Serdeable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A letter is not taken, now or later (RFC 9457, with members of its own).
 *
 * @param last the number of the last one that was taken
 * @param id that letter's; null: none was
 * @param refused the number of the one that is not
 */
@Serdeable
record RefusedLetter(
    String type,
    String title,
    int status,
    String detail,
    long last,
    @Nullable UUID id,
    long refused) {

  static HttpResponse<?> response(Receipt receipt, Refused refused) {
    var status = HttpStatus.FORBIDDEN;
    return HttpResponse.status(status)
        .body(
            new RefusedLetter(
                "about:blank",
                status.getReason(),
                status.getCode(),
                refused.reason(),
                receipt.last(),
                receipt.id(),
                refused.number()))
        .contentType(Problem.MEDIA_TYPE);
  }
}

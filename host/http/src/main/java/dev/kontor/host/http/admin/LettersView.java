package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.letter.Outbox.Backlog;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The letters that wait for one receiver, as the admin API shows them.
 *
 * @param oldest when the first of them was written
 * @param attempts how often in a row they could not be brought
 * @param again when they are tried again; null: now
 * @param error why they could not be brought at last
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record LettersView(
    String to,
    long letters,
    Instant oldest,
    int attempts,
    @Nullable Instant again,
    @Nullable String error) {

  static LettersView of(Backlog backlog) {
    return new LettersView(
        backlog.to(),
        backlog.letters(),
        backlog.oldest(),
        backlog.attempts(),
        backlog.again(),
        backlog.error());
  }
}

package dev.kontor.host.http.admin;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.kontor.host.followup.ErrorLine;
import dev.kontor.host.followup.FollowUpStore.OpenedLetter;
import dev.kontor.host.unit.StoredEvent;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.micronaut.serde.annotation.Serdeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter as the admin API shows it alone.
 *
 * @param error what it failed with at last, in a line
 * @param stack the same with its stack, the beginning of it
 * @param data what phase one left to the handler; null: it takes the event itself
 */
@Serdeable
@JsonInclude(JsonInclude.Include.ALWAYS)
record DeadLetterDetail(
    String id,
    String handler,
    int attempts,
    String error,
    String stack,
    @Nullable JsonNode data,
    EventDetail event,
    Instant parkedAt) {

  /**
   * What it follows.
   *
   * @param version in its stream
   */
  @Serdeable
  record EventDetail(
      String id,
      String type,
      String stream,
      long version,
      JsonNode data,
      String principal,
      String correlation,
      Instant recordedAt) {

    static EventDetail of(StoredEvent event, JsonMapper json) {
      var metadata = event.metadata();
      return new EventDetail(
          metadata.id().toString(),
          event.type(),
          event.stream(),
          event.version(),
          read(event.data(), json),
          metadata.principal(),
          metadata.correlation().toString(),
          metadata.at());
    }
  }

  static DeadLetterDetail of(OpenedLetter opened, JsonMapper json) {
    var letter = opened.letter();
    var data = opened.due().followUp().data();
    return new DeadLetterDetail(
        Long.toString(letter.number()),
        letter.handler(),
        letter.attempts(),
        ErrorLine.of(letter.error()),
        letter.error(),
        data == null ? null : read(data, json),
        EventDetail.of(opened.due().event(), json),
        letter.parkedAt());
  }

  private static JsonNode read(String text, JsonMapper json) {
    try {
      return Objects.requireNonNull(json.readValue(text, JsonNode.class));
    } catch (IOException impossible) {
      throw new UncheckedIOException(
          "the database keeps no other JSON than it can read", impossible);
    }
  }
}

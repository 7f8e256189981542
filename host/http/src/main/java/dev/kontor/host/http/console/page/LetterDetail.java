package dev.kontor.host.http.console.page;

import dev.kontor.host.followup.FollowUpStore.OpenedLetter;
import dev.kontor.host.http.console.page.TenantDetail.Fact;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A dead letter with all that is known of it.
 *
 * @param title the tenant's
 * @param stack what it failed with at last
 * @param eventData JSON
 * @param given JSON of what phase one left to the handler; null: it takes the event itself
 * @param csrf the session's CSRF token, for the buttons
 */
public record LetterDetail(
    String tenant,
    String title,
    long number,
    String handler,
    List<Fact> facts,
    String stack,
    String eventData,
    @Nullable String given,
    String csrf) {

  /** Of an opened letter. */
  public static LetterDetail of(String tenant, String title, OpenedLetter opened, String csrf) {
    var letter = opened.letter();
    var event = opened.due().event();
    return new LetterDetail(
        tenant,
        title,
        letter.number(),
        letter.handler(),
        List.of(
            new Fact("Attempts", Integer.toString(letter.attempts())),
            new Fact("Parked at", Times.readable(letter.parkedAt())),
            new Fact("Holds up", letter.queue() == null ? "no other run" : letter.queue()),
            new Fact("Event", event.type()),
            new Fact("Event id", event.metadata().id().toString()),
            new Fact("Stream", "%s, version %d".formatted(event.stream(), event.version())),
            new Fact("Recorded at", Times.readable(event.metadata().at())),
            new Fact("Principal", event.metadata().principal()),
            new Fact("Correlation", event.metadata().correlation().toString())),
        letter.error(),
        event.data(),
        opened.due().followUp().data(),
        csrf);
  }
}

package dev.kontor.host.http.admin;

import dev.kontor.host.mail.PostedMail;
import io.micronaut.serde.annotation.Serdeable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A mail as the admin API shows it. */
@Serdeable
record MailView(
    String id, @Nullable String from, String to, String subject, String body, Instant sentAt) {

  static MailView of(PostedMail mail) {
    var text = mail.text();
    return new MailView(
        mail.id().toString(), mail.from(), text.to(), text.subject(), text.body(), mail.sentAt());
  }
}

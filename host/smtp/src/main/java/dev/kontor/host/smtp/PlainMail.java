package dev.kontor.host.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.kontor.host.mail.PostedMail;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Objects;

/** A mail in plain text (RFC 5322), with an id of its own that the library leaves as it is. */
final class PlainMail extends MimeMessage {

  private final String messageId;

  PlainMail(Session session, PostedMail mail, Instant now) throws MessagingException {
    super(session);
    var from =
        Objects.requireNonNull(mail.from(), "mail.from is not configured, though it goes by smtp");
    messageId = "<%s@%s>".formatted(mail.id(), from.substring(from.indexOf('@') + 1));
    var text = mail.text();
    setFrom(new InternetAddress(from, true));
    setRecipient(RecipientType.TO, new InternetAddress(text.to(), true));
    setSubject(text.subject(), UTF_8.name());
    setText(text.body(), UTF_8.name());
    setHeader("Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atOffset(ZoneOffset.UTC)));
    // Nobody who is away answers it (RFC 3834).
    setHeader("Auto-Submitted", "auto-generated");
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}

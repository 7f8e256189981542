package dev.kontor.simulation.mail;

import dev.kontor.host.mail.PostedMail;
import java.util.UUID;

/**
 * A mail as it has come to the mail server.
 *
 * @param id the same however often it comes
 */
public record ArrivedMail(UUID id, String to, String subject, String body) {

  static ArrivedMail of(PostedMail mail) {
    var text = mail.text();
    return new ArrivedMail(mail.id(), text.to(), text.subject(), text.body());
  }
}

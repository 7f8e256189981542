package dev.kontor.host.http.console.page;

import dev.kontor.host.mail.PostedMail;
import java.util.List;
import java.util.Objects;

/**
 * What a tenant's mail box has kept.
 *
 * @param title the tenant's
 * @param mails the newest first
 */
public record Mails(String tenant, String title, List<Kept> mails) {

  /** So many of them are shown. */
  public static final int MOST = 100;

  /** Of these mails. */
  public static Mails of(String tenant, String title, List<PostedMail> mails) {
    return new Mails(tenant, title, mails.stream().map(Kept::of).toList());
  }

  /** A mail. */
  public record Kept(String from, String to, String subject, String body, String sentAt) {

    static Kept of(PostedMail mail) {
      var text = mail.text();
      return new Kept(
          Objects.requireNonNullElse(mail.from(), "–"),
          text.to(),
          text.subject(),
          text.body(),
          Times.readable(mail.sentAt()));
    }
  }
}

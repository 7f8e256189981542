package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.handling.AfterCommit;
import dev.kontor.tenant.handling.Handler;
import dev.kontor.tenant.mail.Mail;
import jakarta.inject.Singleton;

/** Sends mails, once and to whom it is told. */
@Singleton
final class PostOffice {

  private final TenantContext context;
  private final Mail mail;

  PostOffice(TenantContext context, Mail mail) {
    this.context = context;
    this.mail = mail;
  }

  @Handler
  void post(Post command) {
    if (command.atOnce()) {
      mail.send(command.to(), command.subject(), command.body());
    }
    context.raise(new Posted(command.to(), command.subject(), command.body()));
  }

  @AfterCommit("probe-post")
  void post(Posted event) {
    mail.send(event.to(), event.subject(), event.body());
    mail.send(event.to(), "Again: " + event.subject(), event.body());
  }
}

package dev.kontor.probe;

import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.mail.Mail;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;

/** {@code /post}: mails of any kind, sent from anywhere. */
@Controller("/post")
final class PostController {

  private final TenantContext context;
  private final Mail mail;

  PostController(TenantContext context, Mail mail) {
    this.context = context;
    this.mail = mail;
  }

  @Post
  void post(String to, String subject, String body) {
    context.send(new dev.kontor.probe.Post(to, subject, body, false));
  }

  @Post("/in-command")
  String inCommand(String to, String subject, String body) {
    return refusal(() -> context.send(new dev.kontor.probe.Post(to, subject, body, true)));
  }

  @Post("/outside")
  String outside(String to, String subject, String body) {
    return refusal(() -> mail.send(to, subject, body));
  }

  private static String refusal(Runnable sending) {
    try {
      sending.run();
      return "sent";
    } catch (IllegalStateException refused) {
      return String.valueOf(refused.getMessage());
    }
  }
}

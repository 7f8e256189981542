package dev.kontor.host.smtp;

import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import dev.kontor.host.mail.MailTransport;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.host.secret.Secrets;
import dev.kontor.host.world.World;
import dev.kontor.tenant.PermanentFailure;
import dev.kontor.tenant.TenantId;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/**
 * Brings mails to one mail server, each on a connection of its own, which is closed when the mail
 * is taken or refused, or when it took too long. No thread and no connection is kept between mails.
 *
 * <p>On port 465 TLS comes first; elsewhere STARTTLS is used where the server offers it, and
 * without it no password leaves this machine. The server's certificate is checked in both cases.
 */
final class SmtpTransport implements MailTransport {

  /** For a whole dialogue, however slowly the other side goes on. */
  static final Duration LONGEST = Duration.ofSeconds(60);

  private final TenantId tenant;
  private final Smtp server;
  private final Secrets secrets;
  private final World world;
  private final Duration longest;
  private final Set<OpenSockets> underWay = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  SmtpTransport(TenantId tenant, Smtp server, Secrets secrets, World world) {
    this(tenant, server, secrets, world, LONGEST);
  }

  SmtpTransport(TenantId tenant, Smtp server, Secrets secrets, World world, Duration longest) {
    this.tenant = tenant;
    this.server = server;
    this.secrets = secrets;
    this.world = world;
    this.longest = longest;
  }

  @Override
  public void send(PostedMail mail) {
    var sockets = new OpenSockets();
    underWay.add(sockets);
    var late = world.scheduler().after(longest, "smtp of " + tenant, sockets::close);
    try (sockets) {
      refuseIfClosed();
      send(mail, Session.getInstance(Settings.of(server, sockets)));
    } catch (MessagingException failed) {
      throw Refusals.of(failed, "tenant '%s': %s".formatted(tenant, about(mail)), place());
    } finally {
      late.cancel();
      underWay.remove(sockets);
    }
  }

  private void send(PostedMail mail, Session session) throws MessagingException {
    MimeMessage message = new PlainMail(session, mail, world.clock().instant());
    message.saveChanges();
    try (var transport = (SMTPTransport) session.getTransport("smtp")) {
      transport.connect(server.user(), password());
      transport.sendMessage(message, message.getAllRecipients());
    }
  }

  /** Closing has seen this dialogue, or this sees that it is closed. */
  private void refuseIfClosed() {
    if (closed) {
      throw new IllegalStateException(
          "tenant '%s' sends nothing more: its context is closing; the mail waits for the next one"
              .formatted(tenant));
    }
  }

  private @Nullable String password() {
    var reference = server.password();
    if (reference == null) {
      return null;
    }
    var name = reference.substring("${".length(), reference.length() - 1);
    return secrets
        .resolve(name)
        .orElseThrow(() ->
            new PermanentFailure(
                "tenant '%s': the secret %s of its mail server isn't there; put it into the data folder, as secrets/%s, or into the environment, then replay the mail"
                    .formatted(tenant, name, name)));
  }

  private static String about(PostedMail mail) {
    return "the mail '%s' to '%s'".formatted(mail.text().subject(), mail.text().to());
  }

  private String place() {
    return "%s:%d".formatted(server.host(), server.port());
  }

  @Override
  public void close() {
    closed = true;
    underWay.forEach(OpenSockets::close);
  }
}

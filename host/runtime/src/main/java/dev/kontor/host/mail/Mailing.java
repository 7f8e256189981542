package dev.kontor.host.mail;

import dev.kontor.host.followup.Policy;
import dev.kontor.host.message.HandlerMeter;
import dev.kontor.host.unit.Due;
import dev.kontor.host.unit.OwnFollowUps;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.mail.Mail;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A running context's mail. A mail that is sent is a follow-up of the host's own ({@value
 * #HANDLER}), stored with what the sender's unit commits; its run brings it where the configuration
 * says by then. So no transaction is open, and no connection to the database held, while a mail
 * server is talked to (ADR 12). Thread-safe.
 */
public final class Mailing implements Mail, AutoCloseable {

  /** What the follow-ups that bring mails are stored under. */
  public static final String HANDLER = "kontor.mail";

  /** A mail server may be away for hours: with pauses up to a minute, these are four. */
  public static final Policy POLICY = Policy.alone(250, Duration.ofSeconds(1), 4);

  private final TenantContext context;
  private final OwnFollowUps followUps;
  private final @Nullable String from;
  private final Supplier<Mailbox> mailbox;
  private final @Nullable MailTransport transport;
  private final Supplier<HandlerMeter> meter;

  /**
   * Of a context.
   *
   * @param from the sender's address; null: none is configured
   * @param mailbox asked for when it is needed, which for most tenants is never
   * @param transport closed with this; null: mails are kept in the mail box
   * @param meter is told of each mail that is brought, or fails to be
   */
  public Mailing(
      TenantContext context,
      OwnFollowUps followUps,
      @Nullable String from,
      Supplier<Mailbox> mailbox,
      @Nullable MailTransport transport,
      Supplier<HandlerMeter> meter) {
    this.context = context;
    this.followUps = followUps;
    this.from = from;
    this.mailbox = mailbox;
    this.transport = transport;
    this.meter = meter;
  }

  @Override
  public void send(String to, String subject, String body) {
    var mail = new MailText(to, subject, body);
    if (!followUps.mayLeave()) {
      throw new IllegalStateException(
          "tenant '%s': a mail can be sent by a follow-up only, since nothing calls it back; send '%s' in an @AfterCommit handler"
              .formatted(context.tenant(), subject));
    }
    followUps.leave(HANDLER, mail.fields());
  }

  /** Whether a follow-up brings a mail. */
  public boolean brings(Due due) {
    return due.followUp().handler().equals(HANDLER);
  }

  /** Brings the mail of a follow-up, which is done then. */
  public void bring(Due due) {
    var told = meter.get();
    long begun = told.begin();
    boolean failed = true;
    try {
      bringNow(due);
      failed = false;
    } finally {
      told.end(begun, failed);
    }
  }

  private void bringNow(Due due) {
    var fields = followUps.fields(due);
    var mail =
        new PostedMail(
            UUID.fromString(fields.get("id")),
            from,
            MailText.of(fields),
            context.clock().instant());
    if (transport == null) {
      followUps.done(due, () -> mailbox.get().keep(mail));
    } else {
      transport.send(mail);
      followUps.done(due, () -> {});
    }
  }

  /** What the mail box has kept, the newest first; at most so many. */
  public List<PostedMail> kept(int most) {
    return mailbox.get().newest(most);
  }

  /** Breaks off talks with the mail server. */
  @Override
  public void close() {
    if (transport != null) {
      transport.close();
    }
  }
}

package dev.kontor.host.smtp;

import static dev.kontor.host.smtp.ScriptedServer.SILENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import dev.kontor.host.configuration.TenantConfiguration.Smtp;
import dev.kontor.host.mail.MailText;
import dev.kontor.host.mail.PostedMail;
import dev.kontor.host.secret.Secrets;
import dev.kontor.host.smtp.Refusals.NotSent;
import dev.kontor.host.world.RealWorld;
import dev.kontor.tenant.PermanentFailure;
import dev.kontor.tenant.TenantId;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a mail server gets of a mail, and what its answers mean. */
final class SmtpTransportTest {

  private static final TenantId MADE = new TenantId("made");
  private static final UUID ID = UUID.fromString("0197b1a5-0000-7000-8000-000000000001");
  private static final String HELLO = "220 mail.example ready";

  private final RealWorld world = new RealWorld();
  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));

  @AfterEach
  void stop() {
    mails.stop();
    world.close();
  }

  @Test
  void a_mail_arrives_as_it_was_written() throws Exception {
    mails.start();
    var body = "Zwölf Boxkämpfer\r\n.\r\njagen Viktor — quer.\r\n";

    transport(mails.getSmtp().getPort()).send(mail("Ausverkauft: Stühle 椅子 🪑", body));

    var arrived = arrived();
    assertThat(arrived.getSubject()).isEqualTo("Ausverkauft: Stühle 椅子 🪑");
    assertThat(arrived.getContent()).asString().isEqualToIgnoringNewLines(body);
    assertThat(arrived.getAllRecipients())
        .extracting(Object::toString)
        .containsExactly("stock@made.com");
    assertThat(arrived.getFrom()).extracting(Object::toString).containsExactly("desk@made.example");
    assertThat(arrived.getMessageID()).isEqualTo("<%s@made.example>".formatted(ID));
    assertThat(arrived.getSentDate().toInstant())
        .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(1));
    assertThat(arrived.getHeader("Auto-Submitted")).containsExactly("auto-generated");
  }

  private MimeMessage arrived() {
    assertThat(mails.waitForIncomingEmail(10_000, 1)).isTrue();
    return mails.getReceivedMessages()[0];
  }

  @Test
  void a_mail_that_is_sent_again_bears_the_same_id() throws MessagingException {
    mails.start();
    var transport = transport(mails.getSmtp().getPort());

    transport.send(mail("once", "text"));
    transport.send(mail("once", "text"));

    assertThat(mails.waitForIncomingEmail(10_000, 2)).isTrue();
    assertThat(mails.getReceivedMessages()[1].getMessageID())
        .isEqualTo(mails.getReceivedMessages()[0].getMessageID());
  }

  @Test
  void it_logs_in_with_the_secret_that_the_configuration_refers_to() {
    mails.setUser("desk", "sesame");
    mails.start();
    mails.getUserManager().setAuthRequired(true);
    int port = mails.getSmtp().getPort();

    transport(port, "desk", "${RIGHT}").send(mail("hello", "text"));
    assertThat(mails.waitForIncomingEmail(10_000, 1)).isTrue();

    assertThatThrownBy(() -> transport(port, "desk", "${WRONG}").send(mail("hello", "text")))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("refuses the login");
    assertThatThrownBy(() -> transport(port, "desk", "${NONE}").send(mail("hello", "text")))
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("the secret NONE");
  }

  @Test
  void what_the_server_refuses_for_good_is_not_tried_again() throws IOException {
    assertRefused(PermanentFailure.class, "RCPT", "550 no such user here");
    assertRefused(PermanentFailure.class, "MAIL", "553 not from you");
    assertRefused(PermanentFailure.class, ".", "554 looks like spam");
    assertRefused(NotSent.class, "RCPT", "450 try later");
    assertRefused(NotSent.class, ".", "451 try later");
    assertRefused(NotSent.class, "CONNECT", "554 no mail service here");
  }

  private void assertRefused(Class<? extends Exception> as, String command, String answer)
      throws IOException {
    var answers =
        command.equals("CONNECT")
            ? Map.of("CONNECT", answer)
            : Map.of("CONNECT", HELLO, "DATA", "354 go on", command, answer);
    try (var server = new ScriptedServer(world, answers)) {
      assertThatThrownBy(() -> transport(server.port()).send(mail("refused", "text")))
          .as(answer)
          .isInstanceOf(as)
          .hasMessageContainingAll(
              "tenant 'made'", "'refused'", "stock@made.com", answer.substring(4));
    }
  }

  @Test
  void a_server_that_is_not_there_is_asked_again_later() throws IOException {
    int port;
    try (var gone = new ScriptedServer(world, Map.of())) {
      port = gone.port();
    }
    assertThatThrownBy(() -> transport(port).send(mail("hello", "text")))
        .isInstanceOf(NotSent.class)
        .hasMessageContaining("can't be reached");
  }

  @Test
  void without_tls_a_password_stays_on_this_machine() throws IOException {
    var answers = Map.of("CONNECT", HELLO, "EHLO", "250-mail.example\r\n250 AUTH PLAIN LOGIN");
    try (var server = new ScriptedServer(world, answers)) {
      var elsewhere = new Smtp("127.0.0.2", server.port(), "desk", "${RIGHT}");

      assertThatThrownBy(() ->
              new SmtpTransport(MADE, elsewhere, secrets(), world).send(mail("hello", "text")))
          .isInstanceOf(NotSent.class)
          .hasMessageContaining("STARTTLS");

      assertThat(server.heard()).noneMatch(line -> line.startsWith("AUTH"));
    }
  }

  @Test
  void a_server_that_falls_silent_is_given_up_in_bounded_time() throws IOException {
    try (var server = new ScriptedServer(world, Map.of("CONNECT", HELLO, "MAIL", SILENCE))) {
      var transport =
          new SmtpTransport(
              MADE, smtp(server.port(), null, null), secrets(), world, Duration.ofMillis(200));

      assertThatThrownBy(() -> transport.send(mail("hello", "text"))).isInstanceOf(NotSent.class);

      assertThat(world.timers()).isZero();
    }
  }

  @Test
  void closing_breaks_off_what_is_under_way_and_begins_nothing_more() throws Exception {
    try (var server = new ScriptedServer(world, Map.of("CONNECT", HELLO, "MAIL", SILENCE))) {
      var transport = transport(server.port());
      var sent =
          CompletableFuture.runAsync(
              () -> transport.send(mail("hello", "text")), Thread::startVirtualThread);
      server.silent().get(10, TimeUnit.SECONDS);

      transport.close();

      assertThat(sent).failsWithin(Duration.ofSeconds(10));
      assertThatThrownBy(() -> transport.send(mail("hello", "text")))
          .hasMessageContaining("closing");
      assertThat(world.timers()).isZero();
    }
  }

  private SmtpTransport transport(int port) {
    return transport(port, null, null);
  }

  private SmtpTransport transport(int port, @Nullable String user, @Nullable String password) {
    return new SmtpTransport(MADE, smtp(port, user, password), secrets(), world);
  }

  private static Smtp smtp(int port, @Nullable String user, @Nullable String password) {
    return new Smtp("localhost", port, user, password);
  }

  private static Secrets secrets() {
    return new Secrets(Map.of("RIGHT", "sesame", "WRONG", "no"), Path.of("nowhere"));
  }

  private static PostedMail mail(String subject, String body) {
    return new PostedMail(
        ID, "desk@made.example", new MailText("stock@made.com", subject, body), Instant.EPOCH);
  }
}

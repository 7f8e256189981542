package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What becomes of mails that a module sends, over a whole host. */
final class MailTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  @Test
  void a_mail_of_a_follow_up_lies_in_the_mail_box_once() {
    host.onboard("quiet", "probe");
    assertThat(Mails.of(host, "quiet")).isEmpty();

    post("quiet", "", "ann@quiet.example", "Grüße 椅子", "two\\nlines");

    eventually("both mails are there", () -> Mails.of(host, "quiet").size() == 2);
    assertThat(Mails.of(host, "quiet"))
        .containsExactlyInAnyOrder(
            "ann@quiet.example Grüße 椅子", "ann@quiet.example Again: Grüße 椅子");
    assertThat(host.admin("GET", "/tenants/quiet/mail").body())
        .contains("\"body\":\"two\\nlines\"", "\"sentAt\":\"20", "desk@quiet.example");
    assertThat(new CliProcess(host, host.token()).run("mail", "quiet").out())
        .contains("ann@quiet.example", "Again: Grüße 椅子");
    host.admin("POST", "/tenants/quiet/sleep");
    assertThat(Mails.of(host, "quiet")).hasSize(2);
  }

  @Test
  void whoever_is_no_follow_up_is_told_to_be_one() {
    host.onboard("hasty", "probe");

    assertThat(post("hasty", "/outside", "ann@hasty.example", "hello", "text"))
        .contains("tenant 'hasty'", "follow-up only", "@AfterCommit");
    assertThat(post("hasty", "/in-command", "ann@hasty.example", "hello", "text"))
        .contains("tenant 'hasty'", "follow-up only", "@AfterCommit");

    assertThat(Mails.of(host, "hasty")).isEmpty();
  }

  @Test
  void what_can_be_no_mail_is_a_dead_letter_at_once() {
    host.onboard("rash", "probe");

    post("rash", "", "ann@rash.example", "hello\\r\\nBcc: bob@rash.example", "text");

    eventually("it is parked", () -> letters("rash").contains("parkedAt"));
    assertThat(letters("rash"))
        .contains("probe-post", "\"attempts\":1,", "line break", "posted")
        .containsOnlyOnce("parkedAt");
    assertThat(Mails.of(host, "rash")).isEmpty();
  }

  @Test
  void a_mail_goes_to_the_configured_server() throws IOException {
    var server = new GreenMail(new ServerSetup(0, null, ServerSetup.PROTOCOL_SMTP));
    server.setUser("desk", "sesame");
    server.start();
    try {
      Files.createDirectories(host.folder().resolve("data/secrets"));
      Files.writeString(host.folder().resolve("data/secrets/MAIL_PASSWORD"), "sesame\n");
      configure(
          "busy",
          server.getSmtp().getPort(),
          ", \"user\": \"desk\", \"password\": \"${MAIL_PASSWORD}\"");

      post("busy", "", "ann@busy.example", "hello", "text");

      assertThat(server.waitForIncomingEmail(30_000, 2)).isTrue();
      assertThat(Arrays.stream(server.getReceivedMessages()))
          .extracting(mail -> mail.getSubject())
          .containsExactlyInAnyOrder("hello", "Again: hello");
      assertThat(Arrays.stream(server.getReceivedMessages()))
          .extracting(mail -> mail.getMessageID())
          .doesNotHaveDuplicates();
      eventually("nothing is left to do", () -> followUps("busy").equals("0"));
      assertThat(Mails.of(host, "busy")).isEmpty();
    } finally {
      server.stop();
    }
  }

  @Test
  void a_mail_whose_server_is_away_waits_and_goes_where_the_configuration_says_by_then() {
    configure("patient", 1, "");
    post("patient", "", "ann@patient.example", "hello", "text");
    eventually(
        "it is tried again later",
        () ->
            !texts("patient", "select error from kontor.follow_up where again is not null")
                .isEmpty());
    assertThat(texts("patient", "select error from kontor.follow_up where again is not null"))
        .allSatisfy(error -> assertThat(error).contains("can't be reached", "mail settings"));
    var ids =
        texts(
            "patient",
            "select data ->> 'id' from kontor.follow_up where handler = 'kontor.mail' order by 1");

    assertThat(host.get("/prometheus").body())
        .containsPattern(
            "kontor_follow_ups_retried_total\\{handler=\"kontor.mail\",module=\"none\"\\} [1-9]")
        .containsPattern(
            "kontor_handler_errors_total\\{handler=\"kontor.mail\",kind=\"follow-up\",module=\"none\"\\}"
                + " [1-9]");
    assertThat(host.put("patient", TestHost.configuration("patient", "probe")).status())
        .isEqualTo(200);

    eventually("both mails are there", () -> Mails.of(host, "patient").size() == 2);
    assertThat(texts("patient", "select id::text from kontor.mail order by 1"))
        .as("each attempt is known by the same id")
        .isEqualTo(ids)
        .hasSize(2);
  }

  @Test
  void while_a_mail_server_is_slow_the_tenants_only_connection_is_free() throws IOException {
    try (var silent = new ServerSocket(0)) {
      configure("swift", silent.getLocalPort(), "");
      post("swift", "", "ann@swift.example", "hello", "text");
      try (var _ = silent.accept()) {

        post("swift", "", "bob@swift.example", "hello", "text");
      }
    }
    eventually("bob's mails wait for the server too", () -> followUps("swift").equals("4"));
  }

  private static void configure(String tenant, int port, String login) {
    var configuration =
        TestHost.configuration(tenant, "probe")
            .replace("\"server\": \"main\"", "\"server\": \"main\", \"pool\": {\"maximum\": 1}")
            .replace(
                "\"transport\": \"mailbox\"",
                "\"transport\": \"smtp\", \"host\": \"localhost\", \"port\": %d%s"
                    .formatted(port, login));
    var answer = host.put(tenant, configuration);
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
  }

  private static String post(String tenant, String path, String to, String subject, String body) {
    var answer =
        host.post(
            "/t/%s/post%s".formatted(tenant, path),
            "{\"to\": \"%s\", \"subject\": \"%s\", \"body\": \"%s\"}".formatted(to, subject, body));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.body();
  }

  private static String letters(String tenant) {
    return host.admin("GET", "/tenants/%s/dead-letters".formatted(tenant)).body();
  }

  private static String followUps(String tenant) {
    return texts(tenant, "select count(*)::text from kontor.follow_up").getFirst();
  }

  private static List<String> texts(String tenant, String query) {
    return Postgres.texts(host.admin("GET", "/tenants/" + tenant).text("database"), query);
  }
}

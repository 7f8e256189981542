package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class MailCommandTest {

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void mails_are_listed_in_columns_and_can_not_steer_the_terminal() {
    host.on(
        "GET /tenants/made/mail",
        200,
        """
        [{'id': '1', 'from': 'desk@made.example', 'to': 'stock@made.com',
          'subject': 'Out of stock for Stühle', 'body': 'one\\ntwo \\u001b[31m',
          'sentAt': '2026-01-02T03:04:05.678901Z'}]\
        """);

    var said = host.run("mail", "made");

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            SENT                 TO              SUBJECT                  TEXT
            2026-01-02 03:04:05  stock@made.com  Out of stock for Stühle  one two \\u001b[31m
            """);
    assertThat(host.run(60, "mail", "made").out().lines()).allMatch(line -> line.length() <= 60);
    assertThat(host.run("mail", "made", "--json").out()).contains("\"body\"", "one\\ntwo");
  }

  @Test
  void an_empty_mail_box_is_said_to_be_so() {
    host.on("GET /tenants/made/mail", 200, "[]");

    assertThat(host.run("mail", "made").out()).isEqualTo("made has kept no mail\n");
    assertThat(host.run("mail", "made", "--json").out()).contains("[");
    assertThat(host.run("mail", "nobody").exitCode()).isEqualTo(3);
    assertThat(host.run("mail").exitCode()).isEqualTo(2);
  }
}

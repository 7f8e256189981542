package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

final class LettersCommandTest {

  @Test
  void letters_that_wait_are_listed_by_receiver_with_why() throws IOException {
    try (var host = new ScriptedHost()) {
      host.on(
          "GET /tenants/ann/letters",
          200,
          """
          [{'to': 'bob@there', 'letters': 12, 'oldest': '2026-01-02T03:04:05.678Z', 'attempts': 0,
            'again': null, 'error': null},
           {'to': 'cid@there', 'letters': 1, 'oldest': '2026-01-02T03:04:05Z', 'attempts': 3,
            'again': '2026-01-02T04:00:00Z', 'error': 'nobody answers'}]
          """);

      assertThat(host.run("letters", "ann").out())
          .isEqualTo(
              """
              TO         LETTERS  OLDEST               TRIES  AGAIN                ERROR
              bob@there       12  2026-01-02 03:04:05      0
              cid@there        1  2026-01-02 03:04:05      3  2026-01-02 04:00:00  nobody answers
              """);
      assertThat(host.run("letters", "ann", "--json").out()).contains("\"to\" : \"bob@there\"");
    }
  }

  @Test
  void none_is_said_to_be_so() throws IOException {
    try (var host = new ScriptedHost()) {
      host.on("GET /tenants/ann/letters", 200, "[]");

      assertThat(host.run("letters", "ann").out()).isEqualTo("no letters of ann wait\n");
      assertThat(host.run("letters", "nobody").exitCode()).isEqualTo(3);
    }
  }
}

package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PeerCommandTest {

  private static final String KEY = "ab12:cd34";
  private static final String PEER =
      """
      {'name': 'kiel', 'url': 'https://kiel.example', 'fingerprint': 'ab12:cd34',
       'since': '2026-03-01T12:00:00Z', 'error': null}\
      """;

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
    host.on("POST /peers?dry-run=true", 200, PEER).on("POST /peers", 201, PEER);
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private String lastBody() {
    return host.requests().getLast().body();
  }

  @Test
  void a_fingerprint_that_is_given_is_what_the_host_compares() {
    var said = host.run("peer", "add", "kiel", "https://kiel.example", "--fingerprint", KEY);

    assertThat(said.exitCode()).as(said.toString()).isZero();
    assertThat(said.out()).isEqualTo("kiel is a peer now\n");
    assertThat(host.requestLines()).containsExactly("POST /peers");
    assertThat(lastBody())
        .isEqualTo(
            "{\"name\":\"kiel\",\"url\":\"https://kiel.example\",\"fingerprint\":\"ab12:cd34\"}");
  }

  @Test
  void who_says_yes_trusts_the_key_that_is_shown_now() {
    var said = host.run("peer", "add", "kiel", "https://kiel.example", "--yes");

    assertThat(said.exitCode()).as(said.toString()).isZero();
    assertThat(host.requestLines()).containsExactly("POST /peers?dry-run=true", "POST /peers");
    assertThat(lastBody()).contains(KEY);
  }

  @Test
  void on_a_terminal_the_key_is_shown_and_asked_about() {
    var said = host.typing("y\n", "peer", "add", "kiel", "https://kiel.example");

    assertThat(said.exitCode()).as(said.toString()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            kiel at https://kiel.example shows the key
              ab12:cd34
            Is that the one that kontor peer list shows there? [y/N] kiel is a peer now
            """);
    assertThat(lastBody()).contains(KEY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\n", "n\n", "maybe\n"})
  void anything_but_a_yes_adds_nobody(String typed) {
    var said = host.typing(typed, "peer", "add", "kiel", "https://kiel.example");

    assertThat(said.exitCode()).isEqualTo(4);
    assertThat(said.err()).isEqualTo("kontor: 'kiel' was not added\n");
    assertThat(host.requestLines()).containsExactly("POST /peers?dry-run=true");
  }

  @Test
  void where_nobody_can_be_asked_it_is_said_what_to_add() {
    var said = host.run("peer", "add", "kiel", "https://kiel.example");

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).contains("--fingerprint", "--yes");
    assertThat(host.requests()).isEmpty();
    assertThat(host.run("peer", "add", "kiel", "u", "--yes", "--fingerprint", KEY).exitCode())
        .isEqualTo(2);
    assertThat(host.run("peer", "add", "kiel").exitCode()).isEqualTo(2);
  }

  @Test
  void what_the_host_refuses_is_said_and_has_its_code() {
    host.on("POST /peers?dry-run=true", 502, "")
        .on("GET /peers", 409, "{'detail': 'not that one'}");

    assertThat(host.run("peer", "list").exitCode()).isEqualTo(4);
    assertThat(host.run("peer", "remove", "hamburg").exitCode()).isEqualTo(3);
    assertThat(host.run("peer", "remove", "../tenants/acme").exitCode()).isEqualTo(3);
    assertThat(host.requestLines()).doesNotContain("DELETE /peers/../tenants/acme");
  }

  @Test
  void peers_are_listed_below_this_sites_own_key() {
    host.on("GET /site", 200, "{'name': 'bremen', 'fingerprint': '0123:4567'}")
        .on("GET /peers", 200, "[" + PEER + "]");

    assertThat(host.run("peer", "list").out())
        .isEqualTo(
            """
            this is bremen, with the key
              0123:4567
            PEER  URL                   SINCE                ERROR  KEY
            kiel  https://kiel.example  2026-03-01 12:00:00         ab12:cd34
            """);
    assertThat(host.run("peer", "list", "--json").out()).contains("\"error\" : null");
  }

  @Test
  void no_peers_is_said_with_what_to_do() {
    host.on("GET /site", 200, "{'name': 'bremen', 'fingerprint': '0123:4567'}")
        .on("GET /peers", 200, "[]");

    assertThat(host.run("peer", "list").out())
        .endsWith("no peers yet; make one with kontor peer add NAME URL\n");
  }

  @Test
  void a_peer_is_removed() {
    host.on("DELETE /peers/kiel", 204, "");

    assertThat(host.run("peer", "remove", "kiel").out()).isEqualTo("kiel is no peer any more\n");
  }
}

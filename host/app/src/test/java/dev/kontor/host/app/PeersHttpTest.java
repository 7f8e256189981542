package dev.kontor.host.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.peer.PeerKeys;
import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.Refusal;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.tenant.TenantId;
import java.time.InstantSource;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two hosts in folders of their own, of which one learns to trust the other. */
final class PeersHttpTest {

  private static final TenantId ACME = new TenantId("acme");

  private static TestHost bremen;
  private static TestHost kiel;

  @BeforeAll
  static void start() {
    bremen = TestHost.start(Map.of("kontor.name", "bremen"));
    kiel = TestHost.start(Map.of("kontor.name", "kiel"));
    kiel.onboard("acme", "allocation");
  }

  @AfterAll
  static void stop() {
    bremen.close();
    kiel.close();
  }

  @AfterEach
  void forget() {
    bremen.admin("DELETE", "/peers/kiel");
  }

  private static String url() {
    return "http://localhost:" + kiel.port();
  }

  private static String fingerprint(TestHost host) {
    return host.admin("GET", "/site").text("fingerprint");
  }

  private static Answer post(String query, String name, String url, @Nullable String fingerprint) {
    var compared = fingerprint == null ? "" : ", \"fingerprint\": \"%s\"".formatted(fingerprint);
    return bremen.admin(
        "POST",
        "/peers" + query,
        "{\"name\": \"%s\", \"url\": \"%s\"%s}".formatted(name, url, compared));
  }

  private static Answer add() {
    var answer = post("", "kiel", url(), fingerprint(kiel));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(201);
    return answer;
  }

  private static void assertRefused(int status, Answer answer, String... saying) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.text("detail")).contains(saying);
  }

  private static boolean isKnownInBremen(KeyId id) {
    return bremen.bean(PeerKeys.class).find(id).isPresent();
  }

  private static KeyId newest() {
    var keys = kiel.bean(SigningKeys.class).keys(ACME);
    return new KeyId(ACME, "kiel", keys.getFirst().fingerprint());
  }

  @Test
  void a_site_is_looked_at_compared_added_listed_and_removed() {
    var shown = post("?dry-run=true", "kiel", url() + "/", null);
    assertThat(shown.status()).as(shown.toString()).isEqualTo(200);
    assertThat(shown.text("fingerprint")).isEqualTo(fingerprint(kiel));
    assertThat(bremen.admin("GET", "/peers").body()).isEqualTo("[]");

    var added = add();

    assertThat(added.header("Location")).isEqualTo("/admin/v1/peers/kiel");
    assertThat(added.text("url")).isEqualTo(url());
    assertThat(bremen.admin("GET", "/peers").body()).isEqualTo("[" + added.body() + "]");
    assertThat(bremen.admin("DELETE", "/peers/kiel").status()).isEqualTo(204);
    assertThat(bremen.admin("DELETE", "/peers/kiel").status()).isEqualTo(404);
    assertThat(bremen.admin("GET", "/peers").body()).isEqualTo("[]");
  }

  @Test
  void a_peers_tenants_keys_are_known_also_after_a_restart_and_until_it_is_removed() {
    assertThat(isKnownInBremen(newest())).isFalse();
    add();
    assertThat(isKnownInBremen(newest())).isTrue();

    var listed = bremen.admin("GET", "/peers").body();
    bremen.stop();
    bremen.startAgain();
    kiel.admin("POST", "/tenants/acme/rotate-key");

    assertThat(bremen.admin("GET", "/peers").body()).isEqualTo(listed);
    assertThat(isKnownInBremen(newest())).isTrue();
    bremen.admin("DELETE", "/peers/kiel");
    assertThat(isKnownInBremen(newest())).isFalse();
  }

  @Test
  void what_a_peers_tenant_signs_is_taken_to_be_its_own() {
    var target = "http://localhost:%d/t/acme/inbox".formatted(bremen.port());
    var signed =
        kiel.bean(SigningKeys.class)
            .ofTenant(ACME)
            .sign(Message.request("POST", target, Map.of(), new byte[] {'x'}));
    var verifier = new Verifier(InstantSource.system());
    var keys = bremen.bean(PeerKeys.class);

    assertThatThrownBy(() -> verifier.verify(signed, keys))
        .isInstanceOfSatisfying(
            SignatureRefused.class,
            refused -> assertThat(refused.refusal()).isEqualTo(Refusal.KEY_UNKNOWN));
    add();
    assertThat(verifier.verify(signed, keys).signer()).isEqualTo(newest());
  }

  @Test
  void what_cannot_be_a_peer_is_refused_with_the_reason() {
    var right = fingerprint(kiel);

    assertRefused(400, post("", "kiel", url(), null), "fingerprint", "?dry-run=true");
    assertRefused(400, post("", "kiel", url(), "ab:cd"), "'abcd' is no fingerprint");
    assertRefused(400, post("", "Kiel", url(), right), "'Kiel' is no site's name");
    assertRefused(400, post("", "kiel", "http://kiel.example", right), "not encrypted");
    assertRefused(400, post("", "kiel", "kiel.example", right), "expected one such as https://");
    assertRefused(400, bremen.admin("POST", "/peers", "{\"name\": \"kiel\"}"), "url is missing");
    assertRefused(400, bremen.admin("POST", "/peers", "kiel"), "");
    assertRefused(400, post("?dry-run=maybe", "kiel", url(), right), "'dry-run' is 'maybe'");
    assertRefused(409, post("", "bremen", url(), right), "this site's own name");
    assertRefused(409, post("", "hamburg", url(), right), "is called 'kiel', not 'hamburg'");
    assertRefused(409, post("", "kiel", url(), fingerprint(bremen)), right);
    assertRefused(502, post("", "kiel", "http://localhost:1", right), "can't be reached");
    assertRefused(502, post("", "kiel", url() + "/health", right), "answers 404");
    add();
    assertRefused(409, post("", "kiel", url(), right), "'kiel' is a peer already");
    assertThat(bremen.get("/admin/v1/peers").status()).isEqualTo(401);
  }

  @Test
  void a_peer_that_is_down_is_shown_to_be() {
    add();
    var id = newest();
    kiel.stop();
    try {
      assertThat(isKnownInBremen(id)).isFalse();
      assertThat(bremen.admin("GET", "/peers").json().texts("error").getFirst())
          .contains("can't be reached");
    } finally {
      kiel.startAgain();
    }
  }

  @Test
  void the_command_line_adds_lists_and_removes_peers() {
    var kontor = new CliProcess(bremen, bremen.token());

    assertThat(kontor.run("peer", "add", "kiel", url()).exitCode()).isEqualTo(2);
    var wrong = kontor.run("peer", "add", "kiel", url(), "--fingerprint", fingerprint(bremen));
    assertThat(wrong.exitCode()).as(wrong.toString()).isEqualTo(4);
    assertThat(wrong.err()).contains(fingerprint(kiel));
    assertThat(kontor.run("peer", "add", "kiel", "http://localhost:1", "--yes").exitCode())
        .isEqualTo(1);
    var added = kontor.run("peer", "add", "kiel", url(), "--fingerprint", fingerprint(kiel));
    assertThat(added.exitCode()).as(added.toString()).isZero();
    assertThat(kontor.run("peer", "add", "kiel", url(), "--yes").exitCode()).isEqualTo(4);
    assertThat(kontor.run("peer", "list").out())
        .contains("this is bremen", fingerprint(bremen), url(), fingerprint(kiel));
    assertThat(kontor.run("peer", "remove", "kiel").exitCode()).isZero();
    assertThat(kontor.run("peer", "remove", "kiel").exitCode()).isEqualTo(3);
    assertThat(kontor.run("peer", "add", "kiel", url(), "--yes").exitCode()).isZero();
  }
}

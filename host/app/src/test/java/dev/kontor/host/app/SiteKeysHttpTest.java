package dev.kontor.host.app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.app.Http.Answer;
import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.host.signature.keylist.KeyList;
import dev.kontor.host.signature.keylist.KeyLists;
import dev.kontor.tenant.TenantId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a site shows of its keys, and how they change. */
final class SiteKeysHttpTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start(Map.of("kontor.name", "bremen"));
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  /** As who doesn't know the site yet reads it. */
  private static KeyList list(Answer answer) {
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return host.bean(KeyLists.class)
        .introduce(
            Message.response(answer.status(), answer.headers(), answer.body().getBytes(UTF_8)));
  }

  private static KeyList list() {
    return list(host.get("/federation/site"));
  }

  private static List<String> listed(String tenant) {
    return list().tenants().getOrDefault(new TenantId(tenant), List.of()).stream()
        .map(VerifyingKey::fingerprint)
        .map(Fingerprint::toString)
        .toList();
  }

  private static List<String> rotate(String tenant) {
    var answer = host.admin("POST", "/tenants/%s/rotate-key".formatted(tenant));
    assertThat(answer.status()).as(answer.toString()).isEqualTo(200);
    return answer.json().texts("fingerprint");
  }

  @Test
  void anybody_is_told_the_keys_signed_and_for_a_minute() {
    host.onboard("shown", "allocation");

    var answer = host.get("/federation/site");

    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(list(answer).site()).isEqualTo("bremen");
    assertThat(list(answer).tenants().get(new TenantId("shown"))).hasSize(1);
  }

  @Test
  void a_rotated_key_is_listed_beside_the_new_one_and_all_survive_a_restart() {
    host.onboard("turning", "allocation");
    var first = listed("turning");
    assertThat(first).hasSize(1);

    var answer = host.admin("POST", "/tenants/turning/rotate-key").json();

    assertThat(answer.texts("fingerprint")).hasSize(2).endsWith(first.getFirst());
    assertThat(answer.texts("until").getFirst()).isEqualTo("null");
    assertThat(answer.texts("until").getLast()).endsWith("Z");
    assertThat(listed("turning")).isEqualTo(answer.texts("fingerprint"));
    var all = rotate("turning");
    assertThat(all).hasSize(3).endsWith(first.getFirst());

    var before = list();
    host.stop();
    host.startAgain();

    assertThat(listed("turning")).isEqualTo(all);
    assertThat(list()).isEqualTo(before);
  }

  @Test
  void who_was_offboarded_is_in_the_list_no_more_and_comes_back_with_another_key() {
    host.onboard("gone", "allocation");
    var before = listed("gone");

    host.admin("DELETE", "/tenants/gone");

    assertThat(listed("gone")).isEmpty();
    var refused = host.admin("POST", "/tenants/gone/rotate-key");
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.text("detail")).contains("'gone' is offboarded");

    host.stop();
    host.startAgain();
    assertThat(listed("gone")).isEmpty();
    host.admin("DELETE", "/tenants/gone?purge=true");
    host.onboard("gone", "allocation");
    assertThat(listed("gone")).hasSize(1).doesNotContainAnyElementsOf(before);
  }

  @Test
  void only_operators_rotate_keys_and_only_of_tenants() {
    assertThat(host.post("/admin/v1/tenants/shown/rotate-key", "").status()).isEqualTo(401);
    assertThat(host.admin("POST", "/tenants/nobody/rotate-key").status()).isEqualTo(404);
  }

  @Test
  void private_halves_lie_in_the_control_database_sealed() {
    host.onboard("sealed", "allocation");
    var kept =
        Postgres.texts(
            "kontor_%s_control".formatted(host.siteId()),
            "select sealed_key from control.signing_key where tenant = 'sealed'");

    assertThat(kept).hasSize(1);
    assertThatThrownBy(() -> SigningKey.of(kept.getFirst()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void with_a_base_domain_the_site_answers_at_the_domain_itself_and_nowhere_else() {
    try (var based = TestHost.start(Map.of("kontor.base-domain", "kontor.example"))) {
      based.onboardAt("kontor.example", "acme", "allocation");

      var answer = based.get("/federation/site", "Host", "kontor.example");

      assertThat(list(answer).tenants()).containsOnlyKeys(new TenantId("acme"));
      for (var elsewhere : List.of("acme.kontor.example", "localhost", "nobody.kontor.example")) {
        assertThat(based.get("/federation/site", "Host", elsewhere).status()).isEqualTo(404);
      }
    }
    assertThat(host.get("/federation/site", "Host", "shown.localhost").status()).isEqualTo(404);
  }
}

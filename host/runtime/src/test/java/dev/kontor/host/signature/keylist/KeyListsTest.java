package dev.kontor.host.signature.keylist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.signature.Signer;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import io.micronaut.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyListsTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId HARBOUR = new TenantId("harbour");

  private final ManualWorld world = new ManualWorld();
  private final SigningKey siteKey = SigningKey.generate(world.secrets());
  private final VerifyingKey pinned = siteKey.verifyingKey();
  private final Signer bremen = Signer.ofSite("bremen", siteKey, world);
  private final VerifyingKey acmeNew = newKey();
  private final VerifyingKey acmeOld = newKey();
  private final VerifyingKey harbour = newKey();
  private final KeyList list =
      new KeyList(
          "bremen", pinned, Map.of(ACME, List.of(acmeNew, acmeOld), HARBOUR, List.of(harbour)));
  private final KeyLists lists =
      new KeyLists(JsonMapper.createDefault(), new Verifier(world.clock()));

  private VerifyingKey newKey() {
    return SigningKey.generate(world.secrets()).verifyingKey();
  }

  @AfterEach
  void close() {
    world.close();
  }

  /** What a site with this key answers, whatever it says. */
  private Message answer(String content) {
    return bremen.sign(Message.response(200, Map.of(), content.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_list_comes_back_as_it_was_signed() {
    assertThat(lists.read(lists.write(list, bremen), "bremen", pinned)).isEqualTo(list);
  }

  @Test
  void a_list_is_json_that_says_what_it_is() {
    var response =
        lists.write(new KeyList("bremen", pinned, Map.of(ACME, List.of(acmeNew))), bremen);

    assertThat(response.fields()).containsEntry("Content-Type", List.of("application/json"));
    assertThat(new String(response.content(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            {"site":"bremen","key":%s,"tenants":{"acme":[%s]}}\
            """
                .formatted(
                    json(KeyId.of("bremen", pinned), pinned),
                    json(KeyId.of(ACME, "bremen", acmeNew), acmeNew)));
  }

  private static String json(KeyId id, VerifyingKey key) {
    return """
    {"kid":"%s","kty":"OKP","crv":"Ed25519","x":"%s"}\
    """
        .formatted(id, Base64.getUrlEncoder().withoutPadding().encodeToString(key.raw()));
  }

  @Test
  void the_same_list_is_written_the_same() {
    var again =
        new KeyList(
            "bremen", pinned, Map.of(HARBOUR, List.of(harbour), ACME, List.of(acmeNew, acmeOld)));

    assertThat(lists.write(again, bremen).content()).isEqualTo(lists.write(list, bremen).content());
  }

  @Test
  void a_key_is_found_with_its_owner_while_it_is_accepted() {
    assertThat(list.find(KeyId.of(ACME, "bremen", acmeNew))).contains(acmeNew);
    assertThat(list.find(KeyId.of(ACME, "bremen", acmeOld))).contains(acmeOld);

    assertThat(list.find(KeyId.of(ACME, "bremen", newKey()))).isEmpty();
    assertThat(list.find(KeyId.of(ACME, "bremen", harbour))).isEmpty();
    assertThat(list.find(KeyId.of(ACME, "hamburg", acmeNew))).isEmpty();
    assertThat(list.find(KeyId.of(new TenantId("customs"), "bremen", acmeNew))).isEmpty();
  }

  @Test
  void the_sites_own_key_signs_for_no_tenant() {
    assertThat(list.find(KeyId.of("bremen", pinned))).isEmpty();
    assertThat(list.find(KeyId.of(ACME, "bremen", pinned))).isEmpty();
  }

  @Test
  void a_list_signed_with_another_key_than_the_pinned_one_is_refused() {
    var other = SigningKey.generate(world.secrets());
    var forged =
        lists.write(
            new KeyList("bremen", other.verifyingKey(), list.tenants()),
            Signer.ofSite("bremen", other, world));
    var halfForged = lists.write(list, Signer.ofSite("bremen", other, world));

    assertThatThrownBy(() -> lists.read(forged, "bremen", pinned))
        .isInstanceOf(SignatureRefused.class);
    assertThatThrownBy(() -> lists.read(halfForged, "bremen", pinned))
        .isInstanceOf(SignatureRefused.class);
    assertThatThrownBy(() -> lists.introduce(halfForged)).isInstanceOf(SignatureRefused.class);
  }

  @Test
  void a_tenants_key_signs_no_list() {
    var tenants = Signer.ofTenant(ACME, "bremen", siteKey, world);

    assertThatThrownBy(() -> lists.read(lists.write(list, tenants), "bremen", pinned))
        .isInstanceOf(SignatureRefused.class);
  }

  @Test
  void a_list_of_another_site_is_refused_though_its_key_is_known() {
    var hamburgs = new KeyList("hamburg", pinned, list.tenants());
    var response = lists.write(hamburgs, bremen);

    assertThatThrownBy(() -> lists.read(response, "bremen", pinned))
        .isInstanceOf(KeyListUnreadable.class)
        .hasMessageContaining("of site 'hamburg'")
        .hasMessageContaining("expected 'bremen'");
    assertThatThrownBy(() -> lists.read(lists.write(list, bremen), "hamburg", pinned))
        .isInstanceOf(SignatureRefused.class);
  }

  @Test
  void a_list_that_was_altered_on_its_way_is_refused() {
    var response = lists.write(list, bremen);
    for (int at = 0; at < response.content().length; at++) {
      var content = response.content().clone();
      content[at] ^= 1;
      var altered = Message.response(200, response.fields(), content);
      assertThatThrownBy(() -> lists.read(altered, "bremen", pinned))
          .as("byte %d", at)
          .isInstanceOf(SignatureRefused.class);
    }
  }

  @Test
  void yesterdays_list_is_not_todays() {
    var response = lists.write(list, bremen);
    world.advance(Duration.ofMinutes(10));

    assertThatThrownBy(() -> lists.read(response, "bremen", pinned))
        .isInstanceOf(SignatureRefused.class)
        .hasMessageContaining("expired");
  }

  @Test
  void a_site_introduces_itself_by_a_list_signed_with_the_key_in_it() {
    var introduced = lists.introduce(lists.write(list, bremen));

    assertThat(introduced).isEqualTo(list);
    assertThat(introduced.key().fingerprint()).isEqualTo(pinned.fingerprint());
  }

  @Test
  void what_a_newer_site_adds_is_ignored() {
    var key = json(KeyId.of("bremen", pinned), pinned).replace("}", ",\"use\":\"sig\"}");
    var answer =
        """
        {"version": 2, "site": "bremen", "key": %s, "policies": [{}]}
        """
            .formatted(key);

    assertThat(lists.read(answer(answer), "bremen", pinned))
        .isEqualTo(new KeyList("bremen", pinned, Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{}",
        "{\"site\": \"bremen\"}",
        "{\"site\": \"bremen\", \"key\": {}}",
        "{\"site\": \"bremen\", \"key\": {\"kty\": \"EC\", \"crv\": \"P-256\", \"x\": \"AA\"}}",
        "{\"site\": \"bremen\", \"key\": {\"kty\": \"OKP\", \"crv\": \"Ed25519\", \"x\": \"*\"}}",
        "{\"site\": \"bremen\", \"key\": KEY, \"tenants\": {\"Not A Tenant\": []}}",
        "{\"site\": \"bremen\", \"key\": KEY, \"tenants\": {\"acme\": null}}",
        "{\"site\": \"bremen\", \"key\": KEY, \"tenants\": {\"acme\": [null]}}",
        "{\"site\": \"bremen\", \"key\": KEY, \"tenants\": {\"acme\": [{}]}}",
        "{\"site\": \"Not A Site\", \"key\": KEY, \"tenants\": {}}"
      })
  void what_is_no_list_is_named_so(String content) {
    var answer = answer(content.replace("KEY", json(KeyId.of("bremen", pinned), pinned)));

    assertThatThrownBy(() -> lists.read(answer, "bremen", pinned))
        .isInstanceOf(KeyListUnreadable.class)
        .hasMessageContaining("is the URL that of a site");
    assertThatThrownBy(() -> lists.introduce(answer)).isInstanceOf(KeyListUnreadable.class);
  }
}

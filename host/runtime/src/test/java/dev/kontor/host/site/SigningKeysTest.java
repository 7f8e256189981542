package dev.kontor.host.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.secret.Vault;
import dev.kontor.host.signature.Message;
import dev.kontor.host.signature.SignatureRefused;
import dev.kontor.host.signature.Verifier;
import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.world.ManualWorld;
import dev.kontor.tenant.TenantId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SigningKeysTest {

  private static final TenantId ACME = new TenantId("acme");
  private static final TenantId HARBOUR = new TenantId("harbour");

  @TempDir private Path folder;
  private final ManualWorld world = new ManualWorld();
  private final KeysInMemory store = new KeysInMemory();
  private SigningKeys keys;

  @BeforeEach
  void start() {
    store.register(ACME);
    store.register(HARBOUR);
    keys = open();
  }

  @AfterEach
  void close() {
    world.close();
  }

  private SigningKeys open() {
    var vault = Vault.in(folder.resolve("secret.key"), world.secrets());
    return SigningKeys.open("bremen", store, vault, world);
  }

  private Message signed(TenantId tenant) {
    return keys.ofTenant(tenant)
        .sign(Message.request("POST", "https://kiel.example/", Map.of(), new byte[0]));
  }

  /** Whose request this is to one who asks for keys here. */
  private KeyId signer(Message request) {
    return new Verifier(world.clock()).verify(request, keys::find).signer();
  }

  private List<Fingerprint> fingerprints(TenantId tenant) {
    return keys.keys(tenant).stream().map(KeptKey::fingerprint).toList();
  }

  @Test
  void a_sites_key_is_made_at_its_first_start_and_stays() {
    var first = keys.siteKey();

    assertThat(open().siteKey()).isEqualTo(first);
  }

  @Test
  void a_tenants_key_is_made_once_and_survives_a_restart() {
    keys.ensure(ACME);
    keys.ensure(ACME);
    var before = signer(signed(ACME));

    keys = open();

    assertThat(fingerprints(ACME)).containsExactly(before.fingerprint());
    assertThat(signer(signed(ACME))).isEqualTo(before);
    assertThat(before).hasToString("acme@bremen#" + before.fingerprint().hex());
  }

  @Test
  void who_has_no_key_yet_gets_one_with_the_first_signature() {
    assertThat(keys.keys(ACME)).isEmpty();

    assertThat(signer(signed(ACME)).tenant()).isEqualTo(ACME);

    assertThat(keys.keys(ACME)).hasSize(1);
  }

  @Test
  void a_rotated_key_is_accepted_for_a_day_more_and_signs_nothing() {
    keys.ensure(ACME);
    var old = signed(ACME);
    var oldKey = signer(old);

    var after = keys.rotate(ACME);

    assertThat(after).hasSize(2);
    assertThat(after.getFirst().until()).isNull();
    assertThat(after.getLast().until()).isEqualTo(ManualWorld.BEGIN.plus(SigningKeys.OVERLAP));
    assertThat(signer(signed(ACME)).fingerprint()).isEqualTo(after.getFirst().fingerprint());
    assertThat(signer(old)).isEqualTo(oldKey);

    world.advance(SigningKeys.OVERLAP.minusNanos(1));
    assertThat(keys.find(oldKey)).isPresent();
    world.advance(Duration.ofNanos(1));
    assertThat(keys.find(oldKey)).isEmpty();
    assertThat(keys.list().tenants().get(ACME)).hasSize(1);
    assertThat(open().keys(ACME)).hasSize(1);
  }

  @Test
  void rotated_twice_all_three_are_accepted_and_the_newest_signs() {
    var first = signer(signed(ACME));
    keys.rotate(ACME);
    var second = signer(signed(ACME));
    keys.rotate(ACME);
    var third = signer(signed(ACME));

    assertThat(List.of(first, second, third)).doesNotHaveDuplicates();
    assertThat(keys.keys(ACME)).hasSize(3);
    for (var each : List.of(first, second, third)) {
      assertThat(keys.find(each)).isPresent();
    }
    assertThat(open().keys(ACME)).isEqualTo(keys.keys(ACME));
  }

  @Test
  void the_private_half_is_read_once_and_not_for_each_signature() {
    keys.ensure(ACME);
    keys = open();

    for (int i = 0; i < 10; i++) {
      signed(ACME);
    }

    assertThat(store.opened()).isEqualTo(1);
  }

  @Test
  void a_private_half_in_anothers_place_does_not_open() {
    keys.ensure(ACME);
    keys.ensure(HARBOUR);
    store.exchange(keys.keys(ACME).getFirst(), keys.keys(HARBOUR).getFirst());
    keys = open();

    assertThatThrownBy(() -> signed(ACME))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tenant:acme:signing");
  }

  @Test
  void an_older_private_half_of_its_own_is_not_taken_for_the_newest() {
    keys.ensure(ACME);
    keys.rotate(ACME);
    store.exchange(keys.keys(ACME).getFirst(), keys.keys(ACME).getLast());
    keys = open();

    assertThatThrownBy(() -> signed(ACME))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tenant 'acme'")
        .hasMessageContaining("rotate the key");
  }

  @Test
  void only_this_sites_tenants_keys_are_found() {
    var acme = signer(signed(ACME));
    var site = keys.siteKey();

    assertThat(keys.find(new KeyId(HARBOUR, "bremen", acme.fingerprint()))).isEmpty();
    assertThat(keys.find(new KeyId(ACME, "kiel", acme.fingerprint()))).isEmpty();
    assertThat(keys.find(new KeyId(null, "bremen", site.fingerprint()))).isEmpty();
    assertThat(keys.find(new KeyId(ACME, "bremen", site.fingerprint()))).isEmpty();
  }

  @Test
  void a_tenant_that_is_gone_has_no_key_and_gets_none() {
    var request = signed(ACME);

    store.offboard(ACME);
    keys.forget(ACME);

    assertThat(keys.list().tenants()).isEmpty();
    assertThatThrownBy(() -> signer(request)).isInstanceOf(SignatureRefused.class);
    assertThatThrownBy(() -> signed(ACME)).isInstanceOf(IllegalStateException.class);
  }
}

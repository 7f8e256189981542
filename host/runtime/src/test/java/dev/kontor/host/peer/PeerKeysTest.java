package dev.kontor.host.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.host.signature.key.VerifyingKey;
import dev.kontor.host.site.SigningKeys;
import dev.kontor.host.world.Network.Response;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PeerKeysTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  @TempDir private Path folder;
  private Abroad abroad;
  private Peers peers;
  private PeerKeys keys;
  private int asked;

  @BeforeEach
  void start() {
    abroad = new Abroad(folder);
    var reader = new SiteReader(abroad, abroad.lists);
    peers = new Peers("bremen", new PeersInMemory(), reader, abroad);
    keys = new PeerKeys(abroad.bremen, peers, reader, abroad);
    add(abroad.kiel);
  }

  @AfterEach
  void close() {
    abroad.close();
  }

  private void add(SigningKeys site) {
    peers.add("kiel", Abroad.KIEL.toString(), site.siteKey().fingerprint());
    asked = abroad.asked().size();
  }

  /** How often Kiel was asked since it was added. */
  private int asked() {
    return abroad.asked().size() - asked;
  }

  private static VerifyingKey newest(SigningKeys site) {
    return site.find(id(site)).orElseThrow();
  }

  private static KeyId id(SigningKeys site) {
    return new KeyId(Abroad.ACME, site.site(), site.keys(Abroad.ACME).getFirst().fingerprint());
  }

  private KeyId unknown() {
    return new KeyId(Abroad.ACME, "kiel", abroad.bremen.siteKey().fingerprint());
  }

  @Test
  void this_sites_own_tenants_keys_are_found_without_asking_anybody() {
    assertThat(keys.find(id(abroad.bremen))).contains(newest(abroad.bremen));
    assertThat(asked()).isZero();
  }

  @Test
  void a_peers_tenants_key_is_found_in_its_list_which_is_read_once() {
    for (int i = 0; i < 5; i++) {
      assertThat(keys.find(id(abroad.kiel))).contains(newest(abroad.kiel));
    }

    assertThat(asked()).isEqualTo(1);
    assertThat(abroad.asked().getLast().uri()).hasToString("https://kiel.example/federation/site");
  }

  @Test
  void of_a_site_that_is_no_peer_no_key_is_found_and_nobody_is_asked() {
    var stranger = abroad.site("hamburg");

    assertThat(keys.find(id(stranger))).isEmpty();
    assertThat(keys.find(new KeyId(null, "evil.example", id(stranger).fingerprint()))).isEmpty();
    assertThat(asked()).isZero();
  }

  @Test
  void for_keys_that_nobody_has_a_peer_is_asked_once_a_minute() {
    for (int i = 0; i < 5; i++) {
      assertThat(keys.find(unknown())).isEmpty();
    }
    assertThat(asked()).isEqualTo(1);

    abroad.advance(MINUTE.minusNanos(1));
    assertThat(keys.find(unknown())).isEmpty();
    assertThat(asked()).isEqualTo(1);

    abroad.advance(Duration.ofNanos(1));
    assertThat(keys.find(unknown())).isEmpty();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void for_made_up_keys_a_peer_is_asked_a_few_times_and_then_once_a_minute() {
    for (int i = 0; i < 20; i++) {
      assertThat(keys.find(madeUp(i))).isEmpty();
    }
    assertThat(asked()).isEqualTo(5);

    abroad.advance(MINUTE);
    for (int i = 20; i < 40; i++) {
      assertThat(keys.find(madeUp(i))).isEmpty();
    }
    assertThat(asked()).isEqualTo(6);
  }

  private static KeyId madeUp(int number) {
    return new KeyId(Abroad.ACME, "kiel", new Fingerprint("%064x".formatted(number)));
  }

  @Test
  void a_rotated_key_is_found_and_the_former_one_too() {
    var former = id(abroad.kiel);
    assertThat(keys.find(former)).isPresent();
    abroad.advance(MINUTE);

    abroad.kiel.rotate(Abroad.ACME);

    assertThat(keys.find(id(abroad.kiel))).contains(newest(abroad.kiel));
    assertThat(keys.find(former)).isPresent();
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void the_sites_own_key_is_no_tenants() {
    var site = abroad.kiel.siteKey().fingerprint();

    assertThat(keys.find(new KeyId(null, "kiel", site))).isEmpty();
    assertThat(keys.find(new KeyId(Abroad.ACME, "kiel", site))).isEmpty();
  }

  @Test
  void of_many_who_want_a_key_at_once_one_asks_and_all_get_it() throws Exception {
    var answer = new CompletableFuture<Response>();
    var begun = new CompletableFuture<Void>();
    abroad.answersLater(_ -> {
      begun.complete(null);
      return answer;
    });
    var found = new ArrayList<CompletableFuture<Optional<VerifyingKey>>>();
    for (int i = 0; i < 16; i++) {
      var one = new CompletableFuture<Optional<VerifyingKey>>();
      found.add(one);
      abroad.run("wants a key", () -> one.complete(keys.find(id(abroad.kiel))));
    }
    begun.get(20, TimeUnit.SECONDS);

    abroad.answersWith(abroad.kiel);
    answer.complete(abroad.answer());

    for (var one : found) {
      assertThat(one.get(20, TimeUnit.SECONDS)).contains(newest(abroad.kiel));
    }
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void while_a_peer_is_down_its_keys_are_not_found_and_it_is_known_why() {
    var peer = peers.find("kiel").orElseThrow();
    abroad.isDown();

    assertThat(keys.find(id(abroad.kiel))).isEmpty();
    assertThat(keys.trouble(peer)).contains("can't be reached: cut cable");

    abroad.answersWith(abroad.kiel);
    assertThat(keys.find(id(abroad.kiel))).isEmpty();
    abroad.advance(MINUTE);
    assertThat(keys.find(id(abroad.kiel))).isPresent();
    assertThat(keys.trouble(peer)).isEmpty();
  }

  @Test
  void a_peer_with_another_key_is_not_believed_until_it_is_added_anew() {
    var other = abroad.site("kiel");
    abroad.answersWith(other);

    assertThat(keys.find(id(other))).isEmpty();
    assertThat(keys.trouble(peers.find("kiel").orElseThrow()))
        .contains("not signed with the site's key as it was when the peer was added")
        .contains("remove the peer and add it anew");

    peers.remove("kiel");
    add(other);

    assertThat(keys.find(id(other))).contains(newest(other));
    assertThat(keys.find(id(abroad.kiel))).isEmpty();
  }

  @Test
  void who_was_removed_is_not_believed_any_more() {
    assertThat(keys.find(id(abroad.kiel))).isPresent();

    peers.remove("kiel");

    assertThat(keys.find(id(abroad.kiel))).isEmpty();
    assertThat(asked()).isEqualTo(1);
  }

  @Test
  void a_key_that_was_taken_from_the_list_is_forgotten_when_the_list_is_old() {
    var gone = id(abroad.kiel);
    assertThat(keys.find(gone)).isPresent();
    abroad.kiel.forget(Abroad.ACME);
    abroad.advance(Duration.ofMinutes(10));
    assertThat(keys.find(gone)).isPresent();
    assertThat(asked()).isEqualTo(1);

    abroad.advance(Duration.ofNanos(1));
    keys.find(gone);

    assertThat(keys.find(gone)).isEmpty();
    assertThat(asked()).isEqualTo(3);
  }

  @Test
  void a_peer_that_cannot_be_asked_is_believed_for_a_day() {
    var known = id(abroad.kiel);
    assertThat(keys.find(known)).isPresent();
    abroad.isDown();

    abroad.advance(Duration.ofHours(24));
    assertThat(keys.find(known)).isPresent();

    abroad.advance(Duration.ofNanos(1));
    assertThat(keys.find(known)).isEmpty();
  }
}

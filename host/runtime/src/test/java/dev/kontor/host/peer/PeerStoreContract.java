package dev.kontor.host.peer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.signature.key.SigningKey;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What every store of peers keeps, whatever it is made of. */
public abstract class PeerStoreContract {

  private final Peer kiel = peer("kiel");
  private final Peer bergen = peer("bergen");

  /** The store that is tested, empty at the beginning of each test. */
  protected abstract PeerStore store();

  private static Peer peer(String name) {
    return new Peer(
        name,
        URI.create("https://%s.example:8443/kontor".formatted(name)),
        SigningKey.generate(new SecureRandom()).verifyingKey(),
        Instant.parse("2026-03-01T12:00:00.123456Z"));
  }

  @Test
  void peers_come_back_as_they_were_added() {
    assertThat(store().peers()).isEmpty();

    assertThat(store().add(kiel)).isTrue();
    assertThat(store().add(bergen)).isTrue();

    assertThat(store().peers()).containsExactly(bergen, kiel);
  }

  @Test
  void a_name_is_given_once() {
    store().add(kiel);

    assertThat(store().add(peer("kiel"))).isFalse();

    assertThat(store().peers()).containsExactly(kiel);
  }

  @Test
  void who_was_removed_is_gone_and_may_come_back() {
    store().add(kiel);

    assertThat(store().remove("kiel")).isTrue();
    assertThat(store().remove("kiel")).isFalse();
    assertThat(store().peers()).isEmpty();
    assertThat(store().add(kiel)).isTrue();
  }
}

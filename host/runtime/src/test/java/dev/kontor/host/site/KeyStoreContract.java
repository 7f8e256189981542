package dev.kontor.host.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.signature.key.SigningKey;
import dev.kontor.tenant.TenantId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every store of signing keys keeps, whatever it is made of. */
public abstract class KeyStoreContract {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final TenantId ACME = new TenantId("acme");
  private static final KeyOwner OF_ACME = KeyOwner.of(ACME);

  private final SecureRandom random = new SecureRandom();

  /** The store that is tested, empty at the beginning of each test. */
  protected abstract KeyStore store();

  /** From now on there is such a tenant. */
  protected abstract void register(TenantId tenant);

  /** From now on this tenant is one that was offboarded. */
  protected abstract void offboard(TenantId tenant);

  private KeptKey key(Instant since) {
    return KeptKey.of(SigningKey.generate(random), since);
  }

  private void keep(KeyOwner owner, KeptKey key, String sealed) {
    store().keep(owner, key, sealed, key.since().plus(DAY));
  }

  @Test
  void keys_are_their_owners() {
    register(ACME);
    var sites = key(NOW);
    var acmes = key(NOW);
    keep(KeyOwner.SITE, sites, "of the site");
    keep(OF_ACME, acmes, "of acme");

    assertThat(store().keys())
        .isEqualTo(Map.of(KeyOwner.SITE, List.of(sites), OF_ACME, List.of(acmes)));
    assertThat(store().sealed(KeyOwner.SITE, sites)).isEqualTo("of the site");
    assertThat(store().sealed(OF_ACME, acmes)).isEqualTo("of acme");
    assertThatThrownBy(() -> store().sealed(OF_ACME, sites))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tenant 'acme'");
  }

  @Test
  void a_new_key_signs_and_the_former_ones_are_kept_until_their_time_is_over() {
    register(ACME);
    var first = key(NOW);
    var second = key(NOW.plusSeconds(1));
    var third = key(NOW.plusSeconds(2));
    keep(OF_ACME, first, "1");
    keep(OF_ACME, second, "2");
    keep(OF_ACME, third, "3");

    assertThat(store().keys().get(OF_ACME))
        .containsExactly(
            third,
            second.until(NOW.plusSeconds(2).plus(DAY)),
            first.until(NOW.plusSeconds(1).plus(DAY)));

    var fourth = key(NOW.plusSeconds(1).plus(DAY));
    keep(OF_ACME, fourth, "4");

    assertThat(store().keys().get(OF_ACME))
        .containsExactly(
            fourth,
            third.until(fourth.since().plus(DAY)),
            second.until(NOW.plusSeconds(2).plus(DAY)));
  }

  @Test
  void who_is_not_a_tenant_or_not_any_more_has_no_keys() {
    assertThatThrownBy(() -> keep(OF_ACME, key(NOW), "1"))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("tenant 'acme' can't have a key");
    register(ACME);
    var kept = key(NOW);
    keep(OF_ACME, kept, "1");

    offboard(ACME);

    assertThat(store().keys()).isEmpty();
    assertThatThrownBy(() -> keep(OF_ACME, key(NOW), "2"))
        .isInstanceOf(IllegalStateException.class);
    assertThat(store().sealed(OF_ACME, kept)).isEqualTo("1");
  }
}

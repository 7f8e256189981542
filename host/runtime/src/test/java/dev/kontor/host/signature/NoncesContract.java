package dev.kontor.host.signature;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.signature.key.Fingerprint;
import dev.kontor.host.signature.key.KeyId;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every store of nonces keeps, whatever it is made of. */
public abstract class NoncesContract {

  private static final int AT_ONCE = 16;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant END = NOW.plus(MINUTE);

  private static final KeyId ACME = key("acme", "a");
  private static final KeyId NEW_KEY = key("acme", "b");
  private static final KeyId HARBOUR = key("harbour", "a");

  /** The store that is tested, empty at the beginning of each test. */
  protected abstract Nonces nonces();

  /** The same store after all processes that used it have died and begun anew. */
  protected abstract Nonces afterRestart();

  private static KeyId key(String tenant, String digit) {
    return new KeyId(new TenantId(tenant), "bremen", new Fingerprint(digit.repeat(64)));
  }

  @Test
  void a_nonce_is_taken_once() {
    assertThat(nonces().take(ACME, "one", END)).isTrue();
    assertThat(nonces().take(ACME, "one", END)).isFalse();
    assertThat(nonces().take(ACME, "one", END.plus(MINUTE))).isFalse();
    assertThat(nonces().take(ACME, "One", END)).isTrue();
    assertThat(nonces().take(ACME, "one ", END)).isTrue();
  }

  @Test
  void each_signer_has_its_own() {
    assertThat(nonces().take(ACME, "one", END)).isTrue();
    assertThat(nonces().take(HARBOUR, "one", END)).isTrue();
    assertThat(nonces().take(NEW_KEY, "one", END)).isTrue();
  }

  @Test
  void a_nonce_may_have_any_printable_characters() {
    var odd = "'; \"$1\" \\ %s".repeat(4);

    assertThat(nonces().take(ACME, odd, END)).isTrue();
    assertThat(nonces().take(ACME, odd, END)).isFalse();
  }

  @Test
  void a_restart_forgets_none() {
    nonces().take(ACME, "one", END);
    nonces().keep(ACME, "one", END);

    assertThat(afterRestart().take(ACME, "one", END)).isFalse();
  }

  @Test
  void one_that_is_kept_is_taken_whatever_has_become_of_it() {
    nonces().keep(ACME, "lost", END);

    assertThat(nonces().take(ACME, "lost", END)).isFalse();
  }

  @Test
  void those_whose_end_has_come_are_forgotten_and_no_others() {
    nonces().take(ACME, "over", END);
    nonces().take(ACME, "good yet", END.plusSeconds(1));

    nonces().forget(END);

    assertThat(nonces().take(ACME, "over", END)).isTrue();
    assertThat(nonces().take(ACME, "good yet", END.plusSeconds(1))).isFalse();
  }

  @Test
  void of_many_who_take_the_same_at_once_one_gets_it() throws InterruptedException {
    for (int round = 0; round < 20; round++) {
      var nonce = "round " + round;
      assertThat(atOnce(() -> nonces().take(ACME, nonce, END)))
          .as(nonce)
          .containsOnlyOnce(true)
          .hasSize(AT_ONCE);
    }
  }

  private static List<Boolean> atOnce(Callable<Boolean> take) throws InterruptedException {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var all = Collections.nCopies(AT_ONCE, take);
      return threads.invokeAll(all).stream().map(Future::resultNow).toList();
    }
  }
}

package dev.kontor.host.signature.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.TenantId;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class KeyIdTest {

  private static final String DIGITS = "0123456789abcdef".repeat(4);

  private final VerifyingKey key = SigningKey.generate(new SecureRandom()).verifyingKey();

  @Test
  void a_key_id_says_whose_key_it_is_and_which() {
    var acme = KeyId.of(new TenantId("acme"), "bremen.example", key);
    var bremen = KeyId.of("bremen.example", key);

    assertThat(acme).hasToString("acme@bremen.example#" + key.fingerprint().hex());
    assertThat(bremen).hasToString("bremen.example#" + key.fingerprint().hex());
    assertThat(KeyId.parse(acme.toString())).isEqualTo(acme);
    assertThat(KeyId.parse(bremen.toString())).isEqualTo(bremen);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "#",
        "bremen",
        "@bremen#",
        "bremen#12",
        "BREMEN#",
        "a@bremen#",
        "acme@brem en#",
        "acme@acme@bremen#",
        "acme@-bremen#",
        "acme@https://bremen#"
      })
  void what_is_none_is_refused(String text) {
    var digits = text.endsWith("#") ? text + DIGITS : text;

    assertThatThrownBy(() -> KeyId.parse(digits)).isInstanceOf(IllegalArgumentException.class);
  }
}

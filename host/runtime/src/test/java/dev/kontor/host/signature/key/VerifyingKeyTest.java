package dev.kontor.host.signature.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class VerifyingKeyTest {

  private static final byte[] TEXT = {1, 2, 3};

  private final SigningKey signing = SigningKey.generate(new SecureRandom());
  private final VerifyingKey key = signing.verifyingKey();

  @Test
  void a_key_comes_back_from_its_raw_form() {
    var again = VerifyingKey.of(key.raw());

    assertThat(again).isEqualTo(key).hasSameHashCodeAs(key);
    assertThat(again.verifies(signing.sign(TEXT), TEXT)).isTrue();
    assertThat(again.fingerprint()).isEqualTo(key.fingerprint());
  }

  @Test
  void what_is_no_point_of_the_curve_is_no_key() {
    var nowhere = new byte[Ed25519.KEY_BYTES];
    nowhere[0] = 2; // no x goes with y = 2

    assertThatThrownBy(() -> VerifyingKey.of(nowhere))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected a point of the curve");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 31, 33})
  void a_key_of_another_length_is_none(int length) {
    assertThatThrownBy(() -> VerifyingKey.of(new byte[length]))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the 32");
  }

  @Test
  void what_is_no_signature_is_refused_and_not_an_error() {
    var signature = signing.sign(TEXT);

    assertThat(key.verifies(new byte[0], TEXT)).isFalse();
    assertThat(key.verifies(Arrays.copyOf(signature, 63), TEXT)).isFalse();
    assertThat(key.verifies(Arrays.copyOf(signature, 65), TEXT)).isFalse();
    var outOfRange = signature.clone();
    Arrays.fill(outOfRange, 32, 64, (byte) 0xff);
    assertThat(key.verifies(outOfRange, TEXT)).isFalse();
  }

  @Test
  void nobody_changes_a_key_by_its_raw_form() {
    key.raw()[0] ^= 1;

    assertThat(VerifyingKey.of(key.raw())).isEqualTo(key);
  }
}

package dev.kontor.host.signature.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SigningKeyTest {

  private static final byte[] TEXT = "Three chests of amber".getBytes(StandardCharsets.UTF_8);

  private final SecureRandom random = new SecureRandom();

  private static byte[] bytes(String hex) {
    return HexFormat.of().parseHex(hex);
  }

  private static SigningKey key(String seed, String publicKey) {
    return SigningKey.of(Base64.getEncoder().encodeToString(bytes(seed + publicKey)));
  }

  /** The first tests of RFC 8032 §7.1. */
  @ParameterizedTest
  @CsvSource({
    "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60,"
        + "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a,'',"
        + "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb,"
        + "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c,72,"
        + "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
  })
  void keys_sign_as_the_standard_says(
      String seed, String publicKey, String text, String signature) {
    var key = key(seed, publicKey);

    assertThat(key.sign(bytes(text))).isEqualTo(bytes(signature));
    assertThat(key.verifyingKey().raw()).isEqualTo(bytes(publicKey));
    assertThat(key.verifyingKey().verifies(bytes(signature), bytes(text))).isTrue();
  }

  @Test
  void a_key_comes_back_from_its_secret() {
    var key = SigningKey.generate(random);

    var again = SigningKey.of(key.secret());

    assertThat(again.verifyingKey()).isEqualTo(key.verifyingKey());
    assertThat(again.sign(TEXT)).isEqualTo(key.sign(TEXT));
    assertThat(again.secret()).isEqualTo(key.secret());
  }

  @Test
  void no_two_keys_are_the_same_and_none_verifies_for_another() {
    var one = SigningKey.generate(random);
    var other = SigningKey.generate(random);

    assertThat(one.verifyingKey()).isNotEqualTo(other.verifyingKey());
    assertThat(one.verifyingKey().verifies(other.sign(TEXT), TEXT)).isFalse();
  }

  @Test
  void a_secret_whose_halves_do_not_belong_together_is_refused() {
    var seed = Base64.getDecoder().decode(SigningKey.generate(random).secret());
    var other = SigningKey.generate(random).verifyingKey();
    System.arraycopy(other.raw(), 0, seed, Ed25519.KEY_BYTES, Ed25519.KEY_BYTES);
    var mixed = Base64.getEncoder().encodeToString(seed);

    assertThatThrownBy(() -> SigningKey.of(mixed))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(other.fingerprint().toString());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "AAAA", "not base 64"})
  void what_is_no_secret_is_refused(String secret) {
    assertThatThrownBy(() -> SigningKey.of(secret)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void no_log_shows_the_secret() {
    var key = SigningKey.generate(random);

    assertThat(key.toString())
        .contains(key.verifyingKey().fingerprint().toString())
        .doesNotContain(key.secret());
  }
}

package dev.kontor.host.signature.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FingerprintTest {

  /** The key of RFC 8032 §7.1, test 1; {@code xxd -r -p | sha256sum} says the same. */
  private static final String RAW =
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

  private static final String HEX =
      "21fe31dfa154a261626bf854046fd2271b7bed4b6abe45aa58877ef47f9721b9";

  private static final String GROUPS =
      "21fe:31df:a154:a261:626b:f854:046f:d227:1b7b:ed4b:6abe:45aa:5887:7ef4:7f97:21b9";

  @Test
  void it_is_the_digest_of_the_raw_key_shown_in_groups_of_four() {
    var fingerprint = VerifyingKey.of(HexFormat.of().parseHex(RAW)).fingerprint();

    assertThat(fingerprint.hex()).isEqualTo(HEX);
    assertThat(fingerprint).hasToString(GROUPS);
  }

  @ParameterizedTest
  @ValueSource(strings = {HEX, GROUPS})
  void people_may_type_it_as_they_like(String shown) {
    var fingerprint = new Fingerprint(HEX);

    assertThat(Fingerprint.parse(shown)).isEqualTo(fingerprint);
    assertThat(Fingerprint.parse("  " + shown.toUpperCase(Locale.ROOT) + "\n"))
        .isEqualTo(fingerprint);
    assertThat(Fingerprint.parse(shown.replace(':', ' '))).isEqualTo(fingerprint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "21fe", "21fe:31df", HEX + "0", "x" + HEX})
  void part_of_one_is_none(String text) {
    assertThatThrownBy(() -> Fingerprint.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("expected the 64 hexadecimal digits");
  }
}

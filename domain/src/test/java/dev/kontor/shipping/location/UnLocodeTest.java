package dev.kontor.shipping.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnLocodeTest {

  @Test
  void codes_are_upper_case() {
    assertThat(new UnLocode("seSto")).isEqualTo(new UnLocode("SESTO"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"USNYC", "US2QP", "aa999"})
  void two_letters_and_three_letters_or_digits_from_2_are_a_code(String code) {
    assertThat(UnLocode.find(code)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "SEST", "SESTOO", "S1STO", "SEST0", "SEST1", "SE STO", "SEŠTO", "SESTO\n"})
  void anything_else_is_no_code(String text) {
    assertThat(UnLocode.find(text)).isEmpty();
    assertThatThrownBy(() -> new UnLocode(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a UN/LOCODE");
  }

  @Test
  void a_malformed_code_in_a_message_is_told_with_its_field() {
    assertThatThrownBy(() -> UnLocode.of("origin", "Stockholm"))
        .hasMessageStartingWith("'origin' is 'Stockholm'; expected a UN/LOCODE");
    assertThatThrownBy(() -> UnLocode.of("origin", null)).hasMessage("'origin' is missing");
  }
}

package dev.kontor.shipping.web.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ColourTest {

  @ParameterizedTest
  @CsvSource({
    "#2a6f97, #ffffff",
    "#ffd500, #000000",
    "#000000, #ffffff",
    "#ffffff, #000000",
    "#7a1f3d, #ffffff"
  })
  void what_is_written_on_a_colour_can_be_read(String colour, String ink) {
    assertThat(Colour.of(colour).code()).isEqualTo(colour);
    assertThat(Colour.of(colour).ink()).isEqualTo(ink);
  }
}

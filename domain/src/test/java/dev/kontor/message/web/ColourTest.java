package dev.kontor.message.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
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

  @Test
  void a_line_in_a_colour_is_seen_on_its_ground() {
    var white = Colour.of("#ffffff");
    assertThat(Colour.of("#7a1f3d").on(white).code()).isEqualTo("#7a1f3d");
    assertThat(Colour.of("#f2c14e").on(white).code()).isEqualTo("#aa8837");
    assertThat(Colour.of("#ffffff").on(white).code()).isEqualTo("#8d8d8d");
    assertThat(Colour.of("#000000").on(Colour.of("#181f29")).code()).isEqualTo("#727272");
  }
}

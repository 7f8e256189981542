package dev.kontor.shipping.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.MessageMalformed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class UnLocodeLineTest {

  @Test
  void a_line_of_the_published_list_names_a_location() {
    assertThat(
            UnLocodeLine.read(
                ",\"SE\",\"GOT\",\"Göteborg\",\"Goteborg\",\"O\",\"12345---\",\"AI\",\"0207\",,\"5743N"
                    + " 01158E\","))
        .contains(new Location(new UnLocode("SEGOT"), "Göteborg"));
  }

  @Test
  void a_name_may_hold_commas_and_quotes() {
    assertThat(UnLocodeLine.read("+,US,X2Y,\"\"\"St. Mary\"\", Ohio\",x,OH,--3-----,RL,0901,,,"))
        .contains(new Location(new UnLocode("USX2Y"), "\"St. Mary\", Ohio"));
  }

  @Test
  void a_list_of_ones_own_has_a_code_and_a_name() {
    assertThat(UnLocodeLine.read("delbc,Lübeck"))
        .contains(new Location(new UnLocode("DELBC"), "Lübeck"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Change,Country,Location,Name,NameWoDiacritics,Subdivision,Status,Function,Date,IATA,Coordinates,Remarks",
        ",\"SE\",,\".SWEDEN\",,,,,,,,",
        "unLocode,name"
      })
  void headings_and_countries_name_none(String line) {
    assertThat(UnLocodeLine.read(line)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEGOT", "SE,GOT,Göteborg", ",SE,G,Göteborg", "SEGOT,", "\"SEGOT,x"})
  void anything_else_can_not_be_read(String line) {
    assertThatThrownBy(() -> UnLocodeLine.read(line)).isInstanceOf(MessageMalformed.class);
  }
}

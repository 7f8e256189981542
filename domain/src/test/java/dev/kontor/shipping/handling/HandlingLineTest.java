package dev.kontor.shipping.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.shipping.cargo.TrackingId;
import dev.kontor.shipping.delivery.HandlingActivity;
import dev.kontor.shipping.delivery.HandlingType;
import dev.kontor.shipping.location.UnLocode;
import dev.kontor.shipping.voyage.VoyageNumber;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class HandlingLineTest {

  private static final RegisterHandlingEvent LOADED =
      new RegisterHandlingEvent(
          new TrackingId("7KQ2-M9XF-3RTB"),
          new HandlingActivity(HandlingType.LOAD, new UnLocode("CNHKG"), new VoyageNumber("V100")),
          Instant.parse("2009-03-03T12:30:00Z"));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  V100  CNHKG  LOAD",
        "  2009-03-03 12:30      7KQ2-M9XF-3RTB    V100    CNHKG    LOAD  ",
        "2009-03-03 12:30\t7kq2-m9xf-3rtb\tV100\tcnhkg\tLOAD",
      })
  void columns_are_apart_by_two_or_more_blanks_or_a_tab(String line) {
    assertThat(HandlingLine.read(line)).isEqualTo(LOADED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  CNHKG  RECEIVE",
        "2009-03-03 12:30  7KQ2-M9XF-3RTB    CNHKG  RECEIVE",
        "2009-03-03 12:30\t7KQ2-M9XF-3RTB\t\tCNHKG\tRECEIVE",
      })
  void a_line_may_name_no_voyage(String line) {
    assertThat(HandlingLine.read(line).activity())
        .isEqualTo(new HandlingActivity(HandlingType.RECEIVE, new UnLocode("CNHKG"), null));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "nonsense | 1 column; expected 4 or 5",
        "2009-02-30 12:30  7KQ2-M9XF-3RTB  CNHKG  RECEIVE | the time is '2009-02-30 12:30'",
        "2009-03-03T12:30Z  7KQ2-M9XF-3RTB  CNHKG  RECEIVE | the time is '2009-03-03T12:30Z'",
        "2009-03-03 12:30  nobody  CNHKG  RECEIVE | unknown cargo 'nobody'",
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  Hongkong  RECEIVE | 'location' is 'Hongkong'",
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  CNHKG  EAT | 'type' is 'EAT'; expected one of",
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  CNHKG  LOAD | LOAD at CNHKG names no voyage",
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  V100  CNHKG  CLAIM | expected none",
        "2009-03-03 12:30  7KQ2-M9XF-3RTB  V 1  CNHKG  LOAD | 'V 1' is not a voyage number",
      })
  void what_is_wrong_with_a_line_is_told(String line, String reason) {
    assertThatThrownBy(() -> HandlingLine.read(line)).hasMessageContaining(reason);
  }
}

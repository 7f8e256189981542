package dev.kontor.message;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.MessageMalformed;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class FieldTest {

  @Test
  void a_missing_field_is_named() {
    assertThatThrownBy(() -> Field.instant("eta", null))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'eta' is missing");
  }

  @Test
  void a_flag_is_true_or_false_and_nothing_that_may_mean_it() {
    assertThat(Field.flag("rebook", true)).isTrue();
    assertThat(Field.flag("misdirected", "false")).isFalse();
    assertThatThrownBy(() -> Field.flag("rebook", "yes"))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'rebook' is 'yes'; expected true or false");
    assertThatThrownBy(() -> Field.flag("rebook", 1))
        .hasMessage("'rebook' is 1; expected true or false");
  }

  @Test
  void lines_may_be_broken_and_are_stored_as_unix_breaks_them() {
    assertThat(Field.lines("text", " Closed\r\n\tuntil 9\n", 20)).isEqualTo("Closed\n\tuntil 9");
    assertThatThrownBy(() -> Field.lines("text", "a\u0000b", 20))
        .isInstanceOf(MessageMalformed.class)
        .hasMessageStartingWith("'text' is 'a\uFFFDb'; expected 1 to 20 characters");
    assertThatThrownBy(() -> Field.lines("text", "a\rb", 20)).isInstanceOf(MessageMalformed.class);
    assertThatThrownBy(() -> Field.lines("text", "\n", 20)).isInstanceOf(MessageMalformed.class);
    assertThatThrownBy(() -> Field.lines("text", "x".repeat(21), 20))
        .isInstanceOf(MessageMalformed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\u200b", "\ufeff\u200d", "\u00a0", "\u202Eevil", "a\u2066b", "\uD800"})
  void what_nobody_sees_or_what_turns_the_text_around_it_is_no_text(String value) {
    assertThatThrownBy(() -> Field.text("name", value, 20))
        .isInstanceOf(MessageMalformed.class)
        .hasMessageContaining("expected 1 to 20 characters")
        .message()
        .doesNotContainPattern("[\\p{Cf}\\p{Cs}]");
    assertThatThrownBy(() -> Field.lines("text", value, 20)).isInstanceOf(MessageMalformed.class);
  }

  @Test
  void text_of_any_language_is_text() {
    for (var text : List.of("Ümläut", "کتاب‌خانه", "שלום", "👩‍🚀", "e\u0301")) {
      assertThat(Field.text("name", text, 20)).isEqualTo(text);
    }
  }

  @Test
  void an_address_is_told_with_its_form() {
    assertThat(Field.address("used", " acme@bremen/systems/7 "))
        .hasToString("acme@bremen/systems/7");
    assertThatThrownBy(() -> Field.address("used", "acme"))
        .isInstanceOf(MessageMalformed.class)
        .hasMessageStartingWith("'used' can't be read: 'acme' is no address; expected");
  }

  @Test
  void an_instant_may_be_told_in_any_zone() {
    assertThat(Field.instant("eta", "2009-03-18T12:00:00+01:00"))
        .isEqualTo(Instant.parse("2009-03-18T11:00:00Z"));
  }

  @Test
  void an_instant_is_no_finer_than_a_microsecond() {
    assertThat(Field.instant("eta", "2009-03-18T12:00:00.123456789Z"))
        .isEqualTo(Instant.parse("2009-03-18T12:00:00.123456Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tomorrow",
        "2009-03-18",
        "2009-03-18T12:00:00",
        "2009-02-30T12:00:00Z",
        "+10000-01-01T00:00:00Z",
        "-0001-01-01T00:00:00Z"
      })
  void what_is_no_instant_with_a_zone_is_refused(String text) {
    assertThatThrownBy(() -> Field.instant("eta", text))
        .isInstanceOf(MessageMalformed.class)
        .hasMessageStartingWith("'eta' is '%s'; expected an instant with its zone", text);
  }

  @Test
  void a_day_stands_for_its_first_instant() {
    assertThat(Field.dayOrInstant("eta", "2011-01-02"))
        .isEqualTo(Instant.parse("2011-01-02T00:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "much too long", "a\0b", "\uD800"})
  void text_that_nobody_can_read_or_keep_is_refused(String text) {
    assertThatThrownBy(() -> Field.text("name", text, 8))
        .isInstanceOf(MessageMalformed.class)
        .hasMessageEndingWith("expected 1 to 8 characters without control characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "2147483648", "1e999999999", "1e-999999999"})
  void a_number_with_a_fraction_or_too_large_is_refused(BigDecimal number) {
    assertThatThrownBy(() -> Field.wholeNumber("quantity", number))
        .isInstanceOf(MessageMalformed.class)
        .hasMessageEndingWith("expected a whole number up to 2147483647");
  }

  @Test
  void only_a_number_is_taken_for_a_number_and_only_text_for_text() {
    assertThat(Field.wholeNumber("quantity", 3)).isEqualTo(3);
    assertThat(Field.wholeNumber("quantity", 3.0)).isEqualTo(3);
    assertThat(Field.text("sku", "3")).isEqualTo("3");
    for (var wrong : List.of("3", true, List.of(3), Map.of("a", 3), Double.POSITIVE_INFINITY)) {
      assertThatThrownBy(() -> Field.wholeNumber("quantity", wrong))
          .isInstanceOf(MessageMalformed.class)
          .hasMessageStartingWith("'quantity' is ")
          .hasMessageEndingWith("expected a whole number up to 2147483647");
    }
    assertThatThrownBy(() -> Field.text("sku", 3))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'sku' is 3; expected text, in quotes");
    assertThatThrownBy(() -> Field.text("sku", List.of("LAMP")))
        .hasMessage("'sku' is a list; expected text, in quotes");
  }

  @Test
  void a_number_below_the_least_is_refused() {
    assertThat(Field.atLeast("quantity", 1, 1)).isEqualTo(1);
    assertThatThrownBy(() -> Field.atLeast("quantity", 0, 1))
        .isInstanceOf(MessageMalformed.class)
        .hasMessage("'quantity' is 0; expected a whole number from 1");
  }

  @Test
  void an_error_shows_a_long_value_shortened_and_on_one_line() {
    assertThat(Field.quoted("two\nlines")).isEqualTo("'two\uFFFDlines'");
    assertThat(Field.quoted("x".repeat(1000))).hasSizeLessThan(70);
  }
}

package dev.kontor.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {

  @ParameterizedTest
  @ValueSource(strings = {"abc", "acme", "a-1", "a1b", "xn--nd", "made-com-furniture"})
  void names_of_small_letters_digits_and_hyphens_are_taken(String name) {
    assertThat(new TenantId(name)).hasToString(name);
  }

  @Test
  void forty_characters_are_the_most() {
    assertThat(new TenantId("a".repeat(40)).value()).hasSize(40);
    refuses("a".repeat(41));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "a",
        "ab",
        "t",
        "1ab",
        "-ab",
        "ab-",
        "a_b",
        "a.b",
        "..",
        "../etc",
        "a/b",
        "a\\b",
        "Acme",
        "ACME",
        "acme ",
        " acme",
        "acme\n",
        "a\0b",
        "a'b",
        "a\"b",
        "a;b",
        "a%2fb",
        "a:b",
        "_defaults",
        "straße",
        "аcme",
        "acmｅ",
        "ac\u200Bme",
        "acme\u0301",
        "ɑcme",
        "a१b",
        "ⅰabc"
      })
  void anything_else_is_refused(String name) {
    refuses(name);
  }

  @ParameterizedTest
  @MethodSource("reserved")
  void reserved_words_are_refused_as_such(String word) {
    assertThatThrownBy(() -> new TenantId(word))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'%s' is a reserved word; choose another tenant id", word);
  }

  static Stream<String> reserved() {
    return TenantId.RESERVED.stream().sorted();
  }

  @Test
  void what_the_host_answers_to_is_reserved() {
    assertThat(TenantId.RESERVED).contains("admin", "console", "health", "www", "postgres");
  }

  @Test
  void a_refusal_stays_one_short_line_whatever_was_given() {
    assertThatThrownBy(() -> new TenantId("x\r\n\u001b[31m" + "y".repeat(1_000_000)))
        .message()
        .hasSizeLessThan(200)
        .doesNotContainPattern("\\p{Cntrl}");
  }

  @Test
  void ids_sort_by_name() {
    assertThat(Stream.of("made", "acme", "hansa").map(TenantId::new).sorted())
        .extracting(TenantId::value)
        .containsExactly("acme", "hansa", "made");
  }

  private static void refuses(String name) {
    assertThatThrownBy(() -> new TenantId(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not a tenant id; expected 3 to 40 of a-z, 0-9 and '-'");
  }
}

package dev.kontor.host.configuration;

import static dev.kontor.host.configuration.Readers.faults;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Input that somebody made to do harm, or made by mistake. */
class BadYamlTest {

  private static final String LEAST = "modules: [shipping]\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "title: &a Acme",
        "title: *a",
        "a: &a [*a]",
        "a: &a { b: *a }",
        "? &a b\n: c",
        "&a { b: c }"
      })
  void anchors_and_aliases_are_refused(String text) {
    assertThat(faults(text))
        .singleElement()
        .asString()
        .startsWith("acme.yml:1: anchors and aliases (& and *) are not taken");
  }

  @Test
  void a_bomb_of_aliases_does_not_go_off() {
    var bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 30; i++) {
      bomb.append("a%1$d: &a%1$d [%2$s]\n".formatted(i, ("*a" + (i - 1) + ", ").repeat(10)));
    }

    assertThat(faults(bomb.toString())).singleElement().asString().contains("are not taken");
  }

  @Test
  void a_merge_key_is_a_key_like_any_other() {
    assertThat(faults(LEAST + "<<: { title: Acme }"))
        .singleElement()
        .asString()
        .contains("'<<.title' is not a known key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"title: !!str Acme", "title: !x y", "!!map { a: b }", "a: !!set { b }"})
  void tags_are_refused(String text) {
    assertThat(faults(text)).singleElement().asString().contains("tags (!) are not taken");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a: [", "[", "{a: ", "a: {b: ", "? ", "- ", "[{", "{? "})
  void depth_without_end_is_refused_without_overflow(String opening) {
    assertThat(faults(opening.repeat(1_000_000 / opening.length()))).isNotEmpty();
    assertThat(faults("title: " + opening.repeat(900_000 / opening.length()))).isNotEmpty();
  }

  @Test
  void more_than_a_mebibyte_is_refused() {
    assertThat(faults("#".repeat((1 << 20) + 1)))
        .containsExactly("acme.yml: is 1048577 characters long; expected 1048576 at most");
  }

  @Test
  void one_line_of_a_mebibyte_is_shown_shortened() {
    assertThat(faults("title: " + "x".repeat(1_000_000)))
        .allSatisfy(fault -> assertThat(fault).hasSizeLessThan(300));
    assertThat(faults("x".repeat(1_000_000) + ": 1"))
        .allSatisfy(fault -> assertThat(fault).hasSizeLessThan(400));
    assertThat(faults("\"" + "x".repeat(900) + "\": 1"))
        .allSatisfy(fault -> assertThat(fault).hasSizeLessThan(400));
  }

  @Test
  void many_wrong_keys_are_read_in_reasonable_time() {
    var text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append("key-").append(i).append(": 1\n");
    }

    assertThat(faults(text.toString())).hasSize(50_001);
  }

  @Test
  void several_documents_are_refused() {
    assertThat(faults(LEAST + "---\n" + LEAST))
        .containsExactly("acme.yml: holds several documents; expected one");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " \n", "# a comment\n", "\uFEFF"})
  void an_empty_file_is_refused(String text) {
    assertThat(faults(text)).singleElement().asString().contains("is empty; expected keys such as");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[a, b]", "- a", "acme", "42", "~", "\"x\"", "---\n"})
  void a_document_without_keys_is_refused(String text) {
    assertThat(faults(text)).singleElement().asString().contains("expected keys and values");
  }

  @ParameterizedTest
  @ValueSource(strings = {"? [a, b]\n: c", "? { a: b }\n: c", "{ [a]: b }"})
  void a_key_that_is_no_text_is_refused(String text) {
    assertThat(faults(text)).singleElement().asString().contains("a key must be text");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a: b: c",
        "\ta: b",
        "a:\n\t- b",
        "a: 'b",
        "a: \"\\q\"",
        "%FOO\n---\na: b",
        "a: b\n c: d",
        "@a: b",
        "a: \u0000",
        "a: \u0007",
        "a: \ud800",
        "PK\u0003\u0004",
        "a: ]"
      })
  void what_is_no_yaml_is_refused_in_one_line(String text) {
    assertThat(faults(text))
        .isNotEmpty()
        .allSatisfy(fault -> assertThat(fault).doesNotContainPattern("\\p{Cntrl}"));
  }

  @Test
  void a_byte_order_mark_is_passed_over() {
    assertThat(Readers.read("\uFEFF" + LEAST)).isEqualTo(Readers.read(LEAST));
  }

  @Test
  void control_characters_do_not_reach_a_message_or_a_value() {
    assertThat(faults(LEAST + "title: \"a\\nb\\e[31m\\u202e\"\n\"x\\ny\": \"\\0\""))
        .hasSize(2)
        .allSatisfy(fault -> assertThat(fault).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"));
  }
}

package dev.kontor.host.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.PermanentFailure;
import dev.kontor.tenant.mail.MalformedMail;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What can be a mail. */
final class MailTextTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "desk",
        "desk@",
        "@made.example",
        "a@b@c",
        "desk@made.example\r\nBcc: all@made.example",
        "desk@made.example\nX: y",
        "desk@made.example ",
        "de sk@made.example",
        "desk@made.example,boss@made.example",
        "Desk <desk@made.example>",
        "desk@made.example;x",
        "\"de sk\"@made.example",
        "desk.@made.example",
        ".desk@made.example",
        "desk@made..example",
        "desk@.made.example",
        "desk@made.example.",
        "desk@made\u2028.example",
        "desk\u0000@made.example"
      })
  void an_address_that_is_none_or_more_than_one_is_refused(String to) {
    assertThatThrownBy(() -> new MailText(to, "subject", "text"))
        .isInstanceOf(MalformedMail.class)
        .isInstanceOf(PermanentFailure.class)
        .hasMessageContaining("expected one address")
        .message()
        .doesNotContain("\n", "\r", "\u2028");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "  ",
        "hello\r\nBcc: all@made.example",
        "hello\nthere",
        "hello\rthere",
        "hello\u0085there",
        "hello\u2028there",
        "tab\tthere",
        "zero\u0000",
        "half a pair \ud83e"
      })
  void a_subject_that_is_not_one_line_is_refused(String subject) {
    assertThatThrownBy(() -> new MailText("desk@made.example", subject, "text"))
        .isInstanceOf(MalformedMail.class)
        .hasMessageContaining("subject");
  }

  @Test
  void what_is_too_long_is_refused() {
    assertThatThrownBy(() -> new MailText("desk@made.example", "x".repeat(901), "text"))
        .isInstanceOf(MalformedMail.class);
    assertThatThrownBy(() -> new MailText("desk@made.example", "x", "x".repeat(262_145)))
        .isInstanceOf(MalformedMail.class);
  }

  @Test
  void a_mail_is_kept_as_it_was_written() {
    var mail = new MailText("stock+x@made.com", "Ausverkauft: 椅子 🪑", "one\r\ntwo\n\nthree");

    assertThat(MailText.of(mail.fields())).isEqualTo(mail);
  }
}

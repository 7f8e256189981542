package dev.kontor.host.followup;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Errors at a glance. */
final class ErrorLineTest {

  @Test
  void the_message_stands_without_package_and_stack() {
    assertThat(ErrorLine.of(ErrorText.of(new IllegalStateException("the way is icy"))))
        .isEqualTo("IllegalStateException: the way is icy");
    assertThat(ErrorLine.of("a.b.C: first\nsecond\n\tat a.b.C.d(C.java:1)\nCaused by: e"))
        .isEqualTo("C: first second");
    assertThat(ErrorLine.of("handler 'x' no longer exists"))
        .isEqualTo("handler 'x' no longer exists");
    assertThat(ErrorLine.of("x".repeat(1000))).hasSize(501);
  }
}

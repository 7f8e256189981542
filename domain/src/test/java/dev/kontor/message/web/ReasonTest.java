package dev.kontor.message.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ReasonTest {

  @Test
  void a_reason_is_told_in_sentences() {
    assertThat(Reason.told("unknown voyage 'V999'; expected one that exists"))
        .isEqualTo("Unknown voyage “V999”. Expected one that exists.");
    assertThat(Reason.told("'type' is 'SINK'; expected one of [RECEIVE, LOAD]"))
        .isEqualTo("“type” is “SINK”. Expected one of [RECEIVE, LOAD].");
    assertThat(Reason.told("the time 2009-12-28T16:00:00.5Z is yet to come"))
        .isEqualTo("The time 2009-12-28 16:00 UTC is yet to come.");
    assertThat(Reason.told("this tenant's now is over")).isEqualTo("This tenant's now is over.");
    assertThat(Reason.told("")).isEmpty();
  }
}

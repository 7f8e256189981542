package dev.kontor.shipping.booking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.golden.EventJson;
import java.io.IOException;
import org.junit.jupiter.api.Test;

final class CustomerNoticeTest {

  private static final String KEPT =
      """
      {"to":"ann@house.example","subject":"Cargo 7KQ2-M9XF-3RTB has left its route","text":"…"}\
      """;

  /** It is kept with its follow-up, which may run when the host is a newer one. */
  @Test
  void a_notice_that_waits_to_be_sent_is_read_as_it_was_kept() throws IOException {
    var notice =
        new CustomerNotice("ann@house.example", "Cargo 7KQ2-M9XF-3RTB has left its route", "…");

    try (var json = new EventJson()) {
      assertThat(json.mapper().writeValueAsString(notice)).isEqualTo(KEPT);
      assertThat(json.mapper().readValue(KEPT, CustomerNotice.class)).isEqualTo(notice);
    }
  }
}

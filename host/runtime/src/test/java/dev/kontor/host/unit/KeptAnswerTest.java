package dev.kontor.host.unit;

import static dev.kontor.host.world.ManualWorld.BEGIN;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class KeptAnswerTest {

  private static final RequestKey KEY = new RequestKey("ann", "POST /things", "key", "body");

  @Test
  void an_answer_is_kept_for_a_day() {
    var kept = KeptAnswer.now(KEY, "yes", BEGIN);

    assertThat(kept.until()).isEqualTo(BEGIN.plus(Duration.ofHours(24)));
    assertThat(kept.at()).isEqualTo(BEGIN);
  }
}

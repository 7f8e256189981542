package dev.kontor.host.federation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.letter.Delivery.NotDelivered;
import dev.kontor.host.letter.Inbox.Outdated;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.tenancy.TenantUnavailable;
import dev.kontor.tenant.TenantId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What whoever brings letters is answered. */
final class LetterAnswerTest {

  private static final TenantId ANN = new TenantId("ann");

  @Test
  void letters_that_are_taken_are_told_by_the_last_one() {
    var answer = LetterAnswer.of(new Receipt(7, null, null));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.receipt()).isEqualTo(new Receipt(7, null, null));
    assertThat(answer.detail() + answer.counted()).isEmpty();
  }

  @Test
  void a_letter_that_is_refused_is_told_beside_those_that_were_taken() {
    var receipt = new Receipt(7, null, new Receipt.Refused(8, "no grant"));
    var answer = LetterAnswer.of(receipt);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.receipt()).isEqualTo(receipt);
    assertThat(answer.detail()).isEqualTo("no grant");
    assertThat(answer.counted()).isEqualTo("letter");
  }

  @Test
  void who_writes_to_nobody_is_told_so_and_who_writes_to_one_that_is_away_comes_again() {
    assertThat(LetterAnswer.of(new TenantUnavailable.Unknown(ANN)).status()).isEqualTo(404);
    var suspended = LetterAnswer.of(new TenantUnavailable.Suspended(ANN));
    assertThat(suspended.status()).isEqualTo(503);
    assertThat(suspended.retryAfter()).isEqualTo(TenantUnavailable.NotNow.RETRY_AFTER);
    assertThat(suspended.receipt()).isNull();
  }

  @Test
  void what_is_not_delivered_says_when_to_come_again_and_whether_it_ever_makes_sense() {
    var busy = LetterAnswer.of(NotDelivered.away("busy", null, Duration.ofSeconds(9)));
    assertThat(busy.status()).isEqualTo(429);
    assertThat(busy.retryAfter()).isEqualTo(Duration.ofSeconds(9));
    assertThat(LetterAnswer.of(NotDelivered.away("away", null, null)).status()).isEqualTo(503);
    assertThat(LetterAnswer.of(NotDelivered.failed("broken", null)).status()).isEqualTo(500);

    var outdated = new Outdated("ann@bremen", new UUID(0, 1), new UUID(0, 2));
    var conflict = LetterAnswer.of(NotDelivered.failed("old", outdated));
    assertThat(conflict.status()).isEqualTo(409);
    assertThat(conflict.detail()).isEqualTo(outdated.getMessage());
  }
}

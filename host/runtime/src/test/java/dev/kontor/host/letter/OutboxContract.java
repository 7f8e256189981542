package dev.kontor.host.letter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.letter.Outbox.Backlog;
import dev.kontor.host.letter.Outbox.Channel;
import dev.kontor.host.letter.Outbox.Failure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every outbox keeps, whatever it is made of. */
public abstract class OutboxContract {

  private static final String BOB = "bob@there";
  private static final String CID = "cid@there";
  protected static final Instant WRITTEN = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final Instant TRIED = WRITTEN.plusSeconds(60);

  private static final Failure FAILURE =
      new Failure(3, Duration.ofHours(5), TRIED, TRIED.plusSeconds(7), "nobody answers");

  /** The outbox that is tested, empty at the beginning of each test. */
  protected abstract Outbox outbox();

  /** A unit ends that leaves a letter of this number, written at {@link #WRITTEN}. */
  protected abstract void write(String to, long number);

  /** Runs the body as a part of a unit of work. */
  protected abstract void inUnit(Runnable body);

  private void write(String to, long... numbers) {
    for (long number : numbers) {
      write(to, number);
    }
  }

  private List<Long> left(String to) {
    return next(to, 100);
  }

  private List<Long> next(String to, int most) {
    return outbox().next(to, most).letters().stream()
        .map(written -> written.letter().number())
        .toList();
  }

  private Channel channel(String to) {
    return Objects.requireNonNull(outbox().channel(to));
  }

  @Test
  void letters_are_read_in_their_order_as_many_as_are_wanted() {
    write(BOB, 1, 2, 5, 9);
    write(CID, 3);

    assertThat(left(BOB)).containsExactly(1L, 2L, 5L, 9L);
    assertThat(next(BOB, 2)).containsExactly(1L, 2L);
    assertThat(outbox().next(BOB, 2).isLast()).isFalse();
    assertThat(outbox().next(BOB, 10).isLast()).isTrue();
    assertThat(outbox().next(CID, 2).isLast()).isTrue();
    assertThat(outbox().next(CID, 2).letters())
        .singleElement()
        .satisfies(written -> {
          assertThat(written.writtenAt()).isEqualTo(WRITTEN);
          assertThat(written.letter().data()).isEqualTo(written.event().data());
          assertThat(written.letter().id()).isEqualTo(written.event().metadata().id());
        });
    assertThat(left("eve@there")).isEmpty();
  }

  @Test
  void only_channels_with_letters_wait() {
    write(BOB, 1);
    write(CID, 2);
    outbox().taken(BOB, 1);

    assertThat(outbox().waiting()).extracting(Channel::to).containsExactly(CID);
    assertThat(outbox().channel(BOB)).isNotNull();
    assertThat(outbox().channel("eve@there")).isNull();
  }

  @Test
  void what_was_taken_is_forgotten_and_so_are_failures_once_somebody_answers() {
    write(BOB, 1, 2, 3);
    write(CID, 4);
    outbox().failed(BOB, FAILURE);

    assertThat(outbox().taken(BOB, 2)).isEqualTo(2);

    assertThat(left(BOB)).containsExactly(3L);
    assertThat(left(CID)).containsExactly(4L);
    assertThat(channel(BOB).attempts()).isEqualTo(3);
    outbox().answered(BOB);
    assertThat(channel(BOB))
        .isEqualTo(new Channel(BOB, channel(BOB).id(), 0, Duration.ZERO, null, null));
  }

  @Test
  void a_failure_is_kept_for_its_channel_and_shown_to_operators() {
    write(BOB, 1, 2);
    write(CID, 3);

    outbox().failed(BOB, FAILURE);

    assertThat(channel(BOB))
        .isEqualTo(
            new Channel(
                BOB, channel(BOB).id(), 3, Duration.ofHours(5), TRIED, TRIED.plusSeconds(7)));
    assertThat(channel(CID).attempts()).isZero();
    assertThat(outbox().backlog())
        .containsExactly(
            new Backlog(BOB, 2, WRITTEN, 3, TRIED.plusSeconds(7), "nobody answers"),
            new Backlog(CID, 1, WRITTEN, 0, null, null));
    outbox().taken(BOB, 2);
    assertThat(outbox().backlog()).extracting(Backlog::to).containsExactly(CID);
  }

  @Test
  void a_channel_that_begins_anew_keeps_its_letters() {
    write(BOB, 1, 2);
    var before = channel(BOB).id();
    var after = new UUID(1, 2);

    outbox().renew(BOB, before, after);
    outbox().renew(BOB, before, new UUID(1, 3));
    write(BOB, 3);

    assertThat(before).isNotEqualTo(after);
    assertThat(channel(BOB).id()).isEqualTo(after);
    assertThat(left(BOB)).containsExactly(1L, 2L, 3L);
  }

  @Test
  void one_that_is_given_up_is_gone_and_the_others_stay() {
    write(BOB, 1, 2, 3);

    inUnit(() -> assertThat(outbox().giveUp(BOB, 2)).isTrue());
    inUnit(() -> assertThat(outbox().giveUp(BOB, 2)).isFalse());

    assertThat(left(BOB)).containsExactly(1L, 3L);
  }
}

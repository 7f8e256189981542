package dev.kontor.host.letter;

import static dev.kontor.host.letter.CourierUnderTest.BOB;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.StoredLetter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class CountedOutboxTest {

  private static final String CID = "cid@there";

  private final CourierUnderTest ann = new CourierUnderTest(_ -> new Receipt(0, null, null));
  private final CountedOutbox outbox = new CountedOutbox(ann.outbox);
  private final Instant noon = ann.world.clock().instant();

  @BeforeEach
  void begin() {
    outbox.waiting();
  }

  @AfterEach
  void close() {
    ann.close();
  }

  /** A unit ends and leaves this. */
  private void write(String to, long number) {
    ann.write(to, number);
    hear(to, number);
  }

  private void hear(String to, long number) {
    var now = ann.world.clock().instant();
    outbox.written(List.of(new StoredLetter(to, number, number, new UUID(0, 0), now)));
  }

  /** A courier looks, brings all up to this one, and looks what comes next. */
  private void bring(String to, long number) {
    look(to);
    outbox.taken(to, number);
    look(to);
  }

  private void look(String to) {
    outbox.next(to, 100);
  }

  @Test
  void nothing_is_known_before_somebody_has_asked_what_waits() {
    assertThat(new CountedOutbox(ann.outbox).unsent()).isNull();
    assertThat(outbox.unsent()).isEqualTo(Unsent.NONE);
  }

  @Test
  void it_tells_how_many_wait_in_all_channels_and_since_when() {
    write(BOB, 1);
    ann.world.advance(Duration.ofSeconds(5));
    write(CID, 2);
    write(BOB, 3);

    assertThat(outbox.unsent()).isEqualTo(new Unsent(3, noon));
    bring(BOB, 1);
    assertThat(outbox.unsent()).isEqualTo(new Unsent(2, noon.plusSeconds(5)));
    bring(BOB, 3);
    bring(CID, 2);
    assertThat(outbox.unsent()).isEqualTo(Unsent.NONE);
  }

  @Test
  void what_an_earlier_life_has_left_is_counted() {
    ann.write(BOB, 1, 2);
    ann.write(CID, 3);

    outbox.waiting();

    assertThat(outbox.unsent()).isEqualTo(new Unsent(3, noon));
    bring(BOB, 2);
    bring(CID, 3);
    assertThat(outbox.unsent()).isEqualTo(Unsent.NONE);
  }

  @Test
  void one_that_is_given_up_waits_no_longer() {
    write(BOB, 1);
    write(BOB, 2);

    outbox.giveUp(BOB, 1);
    look(BOB);

    assertThat(outbox.unsent()).isEqualTo(new Unsent(1, noon));
  }

  @Test
  void one_that_comes_while_somebody_looks_is_counted() {
    write(BOB, 1);
    ann.outbox.afterNextRead(() -> write(BOB, 2));

    look(BOB);

    assertThat(outbox.unsent()).isEqualTo(new Unsent(2, noon));
    bring(BOB, 2);
    assertThat(outbox.unsent()).isEqualTo(Unsent.NONE);
  }

  @Test
  void one_that_was_taken_before_it_was_heard_of_is_forgotten_by_the_next_look() {
    ann.write(BOB, 1);
    bring(BOB, 1);
    hear(BOB, 1);

    look(BOB);

    assertThat(outbox.unsent()).isEqualTo(Unsent.NONE);
  }

  @Test
  void those_that_are_taken_are_counted_before_anybody_looks_again() {
    for (int number = 1; number <= 5; number++) {
      write(BOB, number);
    }
    outbox.next(BOB, 3);

    outbox.taken(BOB, 2);

    assertThat(outbox.unsent()).isEqualTo(new Unsent(3, noon));
  }

  @Test
  void one_that_nobody_told_of_is_counted_when_it_is_read() {
    ann.write(BOB, 1);

    look(BOB);

    assertThat(outbox.unsent()).isEqualTo(new Unsent(1, noon));
  }

  @Test
  void those_that_nobody_reads_are_counted_as_they_come_and_go() {
    write(BOB, 1);
    ann.world.advance(Duration.ofSeconds(5));
    write(BOB, 2);

    outbox.taken(BOB, 1);
    assertThat(outbox.unsent()).isEqualTo(new Unsent(1, noon.plusSeconds(5)));
    outbox.taken(BOB, 2);

    assertThat(outbox.unsent()).isEqualTo(Unsent.NONE);
  }

  @Test
  void one_that_was_read_before_it_was_heard_of_is_counted_once() {
    ann.write(BOB, 7);
    look(BOB);
    hear(BOB, 7);

    assertThat(outbox.unsent()).isEqualTo(new Unsent(1, noon));
  }
}

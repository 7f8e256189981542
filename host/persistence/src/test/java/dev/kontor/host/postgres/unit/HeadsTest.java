package dev.kontor.host.postgres.unit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.unit.StoredEvent;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.message.Metadata;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class HeadsTest {

  private static final Metadata METADATA =
      new Metadata(
          new UUID(0, 1),
          new TenantId("acme"),
          "anonymous",
          new UUID(0, 1),
          new UUID(0, 1),
          Instant.EPOCH,
          null);

  private final Heads heads = new Heads();

  private static StoredEvent event(long position, String stream, long version) {
    return new StoredEvent(position, stream, version, "done", 1, "{}", METADATA);
  }

  @Test
  void a_stream_goes_on_behind_what_was_committed_last() {
    assertThat(heads.next(1, event(1, "a", StoredEvent.NEXT))).isNull();

    heads.committed(1, event(1, "a", StoredEvent.NEXT), 7);

    assertThat(heads.next(1, event(2, "a", StoredEvent.NEXT))).isEqualTo(8);
    assertThat(heads.next(1, event(2, "a", 8))).isEqualTo(8);
    assertThat(heads.next(1, event(2, "b", StoredEvent.NEXT))).isNull();
  }

  @Test
  void what_expects_another_version_or_was_numbered_earlier_is_looked_at_by_the_database() {
    heads.committed(1, event(5, "a", StoredEvent.NEXT), 7);

    assertThat(heads.next(1, event(6, "a", 7))).isNull();
    assertThat(heads.next(1, event(6, "a", 9))).isNull();
    assertThat(heads.next(1, event(4, "a", StoredEvent.NEXT))).isNull();
  }

  @Test
  void an_answer_that_comes_late_takes_nothing_back() {
    heads.committed(1, event(6, "a", StoredEvent.NEXT), 8);
    heads.committed(1, event(5, "a", StoredEvent.NEXT), 7);

    assertThat(heads.next(1, event(7, "a", StoredEvent.NEXT))).isEqualTo(9);
  }

  @Test
  void events_of_one_stream_that_are_written_together_follow_one_another() {
    heads.committed(1, event(1, "a", StoredEvent.NEXT), 7);

    assertThat(heads.nextOf(1, List.of(event(2, "a", StoredEvent.NEXT), event(3, "a", 9))))
        .containsExactly(8L, 9L);
    assertThat(heads.nextOf(1, List.of(event(3, "a", StoredEvent.NEXT), event(2, "a", 0))))
        .isNull();
  }

  @Test
  void nothing_is_known_under_another_epoch() {
    heads.committed(1, event(1, "a", StoredEvent.NEXT), 7);
    assertThat(heads.next(2, event(2, "a", StoredEvent.NEXT))).isNull();

    heads.committed(2, event(2, "b", StoredEvent.NEXT), 1);

    assertThat(heads.next(2, event(3, "a", StoredEvent.NEXT))).isNull();
    assertThat(heads.next(2, event(3, "b", StoredEvent.NEXT))).isEqualTo(2);
  }

  @Test
  void the_streams_that_were_written_longest_ago_are_forgotten() {
    for (int i = 0; i < 300; i++) {
      heads.committed(1, event(i + 1, "s" + i, StoredEvent.NEXT), 1);
    }

    assertThat(heads.next(1, event(1000, "s0", StoredEvent.NEXT))).isNull();
    assertThat(heads.next(1, event(1000, "s299", StoredEvent.NEXT))).isEqualTo(2);
  }
}

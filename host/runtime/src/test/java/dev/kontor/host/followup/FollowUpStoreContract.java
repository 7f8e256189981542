package dev.kontor.host.followup;

import static dev.kontor.host.followup.RunsUnderTest.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.host.followup.FollowUpStore.Backlog;
import dev.kontor.host.followup.FollowUpStore.Waiting;
import dev.kontor.host.unit.Due;
import dev.kontor.tenant.Conflict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every store of follow-ups keeps, whatever it is made of. */
public abstract class FollowUpStoreContract {

  private static final Instant LATER = Instant.parse("2026-03-01T12:00:00.123456Z");
  private static final long NONE = 0;

  /** The store that is tested, empty at the beginning of each test. */
  protected abstract FollowUpStore store();

  /** Keeps runs and their events, as a unit that commits does. */
  protected abstract void commit(List<Due> dues);

  /** Deletes a run, as the unit does that runs it. */
  protected abstract void done(long number);

  private static Due mail(long number, @Nullable String queue) {
    return run(number, "mail", queue);
  }

  private List<Long> numbers(@Nullable String queue, long after, int most) {
    return store().next("mail", queue, after, most).stream()
        .map(due -> due.followUp().number())
        .toList();
  }

  @Test
  void an_empty_store_has_nothing_to_do() {
    assertThat(store().waiting(0, 100)).isEmpty();
    assertThat(store().next("mail", "a", NONE, 10)).isEmpty();
    assertThat(store().parked(0, 10_000)).isEmpty();
    assertThat(store().backlog()).isEqualTo(new Backlog(0, 0));
  }

  @Test
  void a_run_is_read_with_all_that_it_takes() {
    var due = mail(2, "a");

    commit(List.of(due));

    assertThat(store().next("mail", "a", NONE, 10)).containsExactly(due);
  }

  @Test
  void runs_of_a_queue_are_read_ascending_by_pages_after_a_number() {
    commit(List.of(mail(2, "a"), mail(4, "b"), mail(6, "a"), mail(8, "a"), mail(10, null)));

    assertThat(numbers("a", NONE, 2)).containsExactly(2L, 6L);
    assertThat(numbers("a", 6, 2)).containsExactly(8L);
    assertThat(numbers("a", 8, 2)).isEmpty();
  }

  @Test
  void runs_without_a_queue_are_read_as_one() {
    commit(List.of(mail(2, null), mail(4, "a"), mail(6, null)));

    assertThat(numbers(null, NONE, 10)).containsExactly(2L, 6L);
    assertThat(numbers(null, 2, 10)).containsExactly(6L);
  }

  @Test
  void a_page_has_only_its_handlers_runs() {
    commit(List.of(mail(2, "a"), run(4, "invoice", "a"), run(6, "invoice", null)));

    assertThat(numbers("a", NONE, 10)).containsExactly(2L);
    assertThat(numbers(null, NONE, 10)).isEmpty();
  }

  @Test
  void what_waits_or_is_parked_is_shown_ascending_by_pages() {
    commit(List.of(run(2, "z", "b"), mail(4, "b"), mail(6, null), mail(8, "a"), mail(10, "b")));
    store().park(8, 10, "error", LATER);

    assertThat(store().waiting(0, 100))
        .containsExactly(
            new Waiting(2, "z", "b", false),
            new Waiting(4, "mail", "b", false),
            new Waiting(6, "mail", null, false),
            new Waiting(8, "mail", "a", true),
            new Waiting(10, "mail", "b", false));
    assertThat(store().waiting(4, 2)).extracting(Waiting::number).containsExactly(6L, 8L);
    assertThat(store().waiting(10, 2)).isEmpty();
  }

  @Test
  void what_is_done_is_gone() {
    commit(List.of(mail(2, "a")));

    done(2);

    assertThat(store().waiting(0, 100)).isEmpty();
    assertThat(store().next("mail", "a", NONE, 10)).isEmpty();
    assertThat(store().backlog()).isEqualTo(new Backlog(0, 0));
  }

  @Test
  void what_is_gone_cannot_be_done_again() {
    commit(List.of(mail(2, "a")));
    done(2);

    assertThatThrownBy(() -> done(2)).isInstanceOf(Conflict.class);
  }

  @Test
  void what_failed_is_kept_with_its_attempts_and_its_next_try() {
    commit(List.of(mail(2, "a")));

    store().failed(2, 3, "error", LATER);

    var due = store().next("mail", "a", NONE, 10).getFirst();
    assertThat(due.followUp().attempts()).isEqualTo(3);
    assertThat(due.again()).isEqualTo(LATER);
    assertThat(due.isParked()).isFalse();
    assertThat(store().backlog()).isEqualTo(new Backlog(1, 0));
    assertThat(store().parked(0, 10_000)).isEmpty();
  }

  @Test
  void a_dead_letter_says_what_why_and_which_event() {
    commit(List.of(mail(2, "a")));
    store().failed(2, 1, "first", LATER);

    store().park(2, 2, "error\n\tat a line", LATER);

    var letter = store().parked(0, 10_000).getFirst();
    assertThat(letter.number()).isEqualTo(2);
    assertThat(letter.handler()).isEqualTo("mail");
    assertThat(letter.queue()).isEqualTo("a");
    assertThat(letter.attempts()).isEqualTo(2);
    assertThat(letter.error()).isEqualTo("error\n\tat a line");
    assertThat(letter.eventType()).isEqualTo("cargo-booked");
    assertThat(letter.event()).isEqualTo(mail(2, "a").event().metadata());
    assertThat(letter.parkedAt()).isEqualTo(LATER);
  }

  @Test
  void a_dead_letter_stays_in_its_queue_and_counts_apart() {
    commit(List.of(mail(2, "a"), mail(4, "a")));

    store().park(2, 2, "error", LATER);

    assertThat(store().next("mail", "a", NONE, 10))
        .extracting(Due::isParked)
        .containsExactly(true, false);
    assertThat(store().backlog()).isEqualTo(new Backlog(1, 1));
  }

  @Test
  void dead_letters_are_listed_oldest_first() {
    commit(List.of(mail(2, "a"), mail(4, null), mail(6, "b")));
    store().park(6, 1, "error", LATER);
    store().park(2, 1, "error", LATER);
    store().park(4, 1, "error", LATER);

    assertThat(store().parked(0, 10_000))
        .extracting(FollowUpStore.DeadLetter::number)
        .containsExactly(2L, 4L, 6L);
  }

  @Test
  void dead_letters_are_listed_by_pages() {
    commit(List.of(mail(2, "a"), mail(4, "b"), mail(6, "c"), mail(8, "d")));
    for (long number : new long[] {2, 6, 8}) {
      store().park(number, 1, "error", LATER);
    }

    assertThat(store().parked(0, 2))
        .extracting(FollowUpStore.DeadLetter::number)
        .containsExactly(2L, 6L);
    assertThat(store().parked(6, 2))
        .extracting(FollowUpStore.DeadLetter::number)
        .containsExactly(8L);
  }

  @Test
  void a_dead_letter_is_opened_with_its_run_and_its_event() {
    commit(List.of(mail(2, "a"), mail(4, "a")));
    store().park(2, 3, "error", LATER);

    var opened = Objects.requireNonNull(store().open(2));

    assertThat(opened.letter()).isEqualTo(store().parked(0, 1).getFirst());
    assertThat(opened.due().event()).isEqualTo(mail(2, "a").event());
    assertThat(opened.due().followUp().data()).isEqualTo(mail(2, "a").followUp().data());
    assertThat(store().open(4)).isNull();
    assertThat(store().open(6)).isNull();
  }

  @Test
  void parking_twice_is_as_once() {
    commit(List.of(mail(2, "a")));
    store().park(2, 2, "error", LATER);

    store().park(2, 2, "error", LATER);

    assertThat(store().parked(0, 10_000)).hasSize(1);
  }

  @Test
  void what_is_replayed_has_failed_never_and_is_due_at_once() {
    commit(List.of(mail(2, "a")));
    store().failed(2, 9, "error", LATER);
    store().park(2, 10, "error", LATER);

    assertThat(store().replay(2)).isTrue();

    assertThat(store().next("mail", "a", NONE, 10)).containsExactly(mail(2, "a"));
    assertThat(store().parked(0, 10_000)).isEmpty();
    assertThat(store().backlog()).isEqualTo(new Backlog(1, 0));
  }

  @Test
  void what_is_discarded_is_gone() {
    commit(List.of(mail(2, "a"), mail(4, "a")));
    store().park(2, 10, "error", LATER);

    assertThat(store().discard(2)).isTrue();

    assertThat(numbers("a", NONE, 10)).containsExactly(4L);
    assertThat(store().parked(0, 10_000)).isEmpty();
  }

  @Test
  void only_a_dead_letter_is_replayed_or_discarded() {
    commit(List.of(mail(2, "a")));

    assertThat(store().replay(2)).isFalse();
    assertThat(store().discard(2)).isFalse();
    assertThat(store().replay(99)).isFalse();
    assertThat(store().discard(99)).isFalse();
    assertThat(numbers("a", NONE, 10)).containsExactly(2L);
  }

  @Test
  void what_is_gone_neither_fails_nor_is_parked() {
    commit(List.of(mail(2, "a")));
    done(2);

    store().failed(2, 1, "error", LATER);
    store().park(2, 1, "error", LATER);

    assertThat(store().parked(0, 10_000)).isEmpty();
    assertThat(store().backlog()).isEqualTo(new Backlog(0, 0));
  }
}

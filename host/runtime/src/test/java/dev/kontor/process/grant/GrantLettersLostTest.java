package dev.kontor.process.grant;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.gate.Visited;
import dev.kontor.host.grant.GrantEntry;
import dev.kontor.host.letter.Door.Verdict;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What becomes of grants whose letters are refused, given up, or sent again. */
final class GrantLettersLostTest {

  private static final String DESK = "desk";

  private final Bookkeeper ann = new Bookkeeper("ann", "bremen", null);
  private final Bookkeeper bob = new Bookkeeper("bob", "riga", null);

  private static State state(GrantEntry entry) {
    return entry.grant().state();
  }

  /** Whatever is on its way comes, until nothing is. */
  private static void settle(Bookkeeper one, Bookkeeper other) {
    while (!one.outbox.isEmpty() || !other.outbox.isEmpty()) {
      while (!one.outbox.isEmpty()) {
        var _ = one.bring(other);
      }
      while (!other.outbox.isEmpty()) {
        var _ = other.bring(one);
      }
      one.work();
      other.work();
    }
  }

  @Test
  void who_asks_and_is_heard_by_nobody_is_refused_and_may_ask_anew() {
    ann.ask(DESK, bob);

    ann.giveUp();
    ann.work();

    assertThat(state(ann.held(DESK, bob))).isEqualTo(State.REFUSED);
    assertThat(ann.told(ann.held(DESK, bob))).containsExactly(State.ASKED, State.REFUSED);
    ann.ask(DESK, bob);
    settle(ann, bob);
    assertThat(state(bob.given(DESK, ann))).isEqualTo(State.ASKED);
    assertThat(ann.held(DESK, bob).round()).isEqualTo(2);
  }

  @Test
  void giving_up_an_older_question_says_nothing_of_the_newer_one() {
    ann.ask(DESK, bob);
    var first = ann.outbox.remove();
    ann.grants.revoke(ann.held(DESK, bob).grant().id());
    ann.ask(DESK, bob);

    ann.giveUp(first);

    assertThat(state(ann.held(DESK, bob))).isEqualTo(State.ASKED);
  }

  @Test
  void a_question_that_is_sent_again_is_asked_anew_unless_it_was_since() {
    ann.ask(DESK, bob);
    ann.giveUp();
    ann.replay(0);
    settle(ann, bob);
    assertThat(bob.given(DESK, ann).round()).isEqualTo(2);

    bob.grants.allow(bob.given(DESK, ann).grant().id());
    bob.collect();
    settle(ann, bob);
    ann.dead.add(
        new Ask(ann.address().at(DESK).toString(), bob.address().toString(), Visited.GRANT, 1));
    ann.replay(0);

    assertThat(ann.outbox).isEmpty();
    assertThat(state(ann.held(DESK, bob))).isEqualTo(State.ALLOWED);
  }

  @Test
  void a_question_that_was_taken_back_is_not_asked_again() {
    ann.ask(DESK, bob);
    var ask = ann.outbox.remove();
    ann.grants.revoke(ann.held(DESK, bob).grant().id());

    ann.giveUp(ask);
    ann.replay(0);

    assertThat(state(ann.held(DESK, bob))).isEqualTo(State.REVOKED);
    assertThat(ann.outbox).noneMatch(Ask.class::isInstance);
  }

  @Test
  void an_answer_that_is_sent_again_says_what_is_so_by_now() {
    ann.ask(DESK, bob);
    settle(ann, bob);
    var grant = bob.given(DESK, ann).grant().id();
    bob.grants.allow(grant);
    bob.collect();
    bob.giveUp();
    bob.grants.revoke(grant);
    bob.collect();
    bob.giveUp();

    bob.replay(0);
    settle(ann, bob);

    assertThat(state(ann.held(DESK, bob))).isEqualTo(State.REVOKED);
  }

  @Test
  void an_answer_to_what_was_taken_and_given_up_all_the_same_is_heard() {
    ann.ask(DESK, bob);
    var ask = ann.outbox.remove();
    assertThat(bob.take(ask, ann, false)).isEqualTo(Verdict.HEARD);
    ann.giveUp(ask);
    bob.work();

    bob.grants.allow(bob.given(DESK, ann).grant().id());
    bob.collect();
    settle(ann, bob);

    assertThat(state(ann.held(DESK, bob))).isEqualTo(State.ALLOWED);
  }

  @Test
  void a_rule_refuses_each_time_that_it_is_asked_and_says_so() {
    var cid = new Bookkeeper("cid", "riga", State.REFUSED);
    for (int round = 1; round <= 3; round++) {
      ann.ask(DESK, cid);
      settle(ann, cid);

      assertThat(ann.held(DESK, cid).round()).isEqualTo(round);
      assertThat(state(ann.held(DESK, cid))).isEqualTo(State.REFUSED);
    }
    assertThat(ann.dead).isEmpty();
    assertThat(cid.told(cid.given(DESK, ann))).containsExactly(State.ASKED, State.REFUSED);
  }

  @Test
  void only_so_many_questions_of_one_site_wait_whoever_there_asks() {
    var eve = new Bookkeeper("eve", "bremen", null);
    IntStream.range(0, GrantDoor.MOST_ASKED - 1).forEach(i -> ann.ask("desks-" + i, bob));
    settle(ann, bob);
    eve.ask("desks-1", bob);
    eve.ask("desks-2", bob);

    assertThat(eve.bring(bob).isTaken()).isTrue();
    assertThat(eve.bring(bob).reason()).contains("100", "'bremen'");

    var neighbour = new Bookkeeper("ann", "riga", null);
    neighbour.ask(DESK, bob);
    assertThat(neighbour.bring(bob).isTaken()).isTrue();
    assertThat(state(eve.held("desks-2", bob))).isEqualTo(State.REFUSED);
  }

  private GrantEntry asked(int desk) {
    return GrantEntry.asked(
        Side.GIVEN,
        Visited.GRANT,
        ann.address().at("desks-" + desk),
        bob.address(),
        1,
        bob.context.now());
  }

  @Test
  void newer_grants_take_the_place_of_those_that_ended() {
    var now = bob.context.now();
    bob.book.keep(asked(0).in(State.REVOKED, now));
    for (int desk = 1; desk < GrantDoor.MOST_KEPT; desk++) {
      bob.book.keep(asked(desk).in(State.ALLOWED, now));
    }
    bob.context.passes(Duration.ofDays(1));
    ann.ask("first", bob);
    ann.ask("second", bob);

    assertThat(ann.bring(bob).isTaken()).isTrue();
    assertThat(ann.bring(bob).reason()).contains("'bremen' has 10000 grants");
    assertThat(bob.book.askedBy("bremen").kept()).isEqualTo(GrantDoor.MOST_KEPT);
  }

  @Test
  void another_tenant_of_that_name_inherits_nothing() {
    ann.ask(DESK, bob);
    bob.ask(DESK, ann);
    settle(ann, bob);
    bob.grants.allow(bob.given(DESK, ann).grant().id());
    bob.collect();
    settle(ann, bob);
    var another = new Bookkeeper("ann", "bremen", null);
    another.ask("new", bob);
    var visit = new Visited(ann.address().at(DESK).toString(), bob.address().toString());
    assertThat(bob.take(visit, ann, false).isTaken()).isTrue();

    var ask = another.outbox.remove();
    assertThat(bob.take(ask, another, true)).isEqualTo(Verdict.HEARD);
    bob.work();

    assertThat(bob.take(visit, another, false).isTaken()).isFalse();
    assertThat(bob.take(ask, another, false)).isEqualTo(Verdict.NOTHING_NEW);
    assertThat(state(bob.given(DESK, ann))).isEqualTo(State.REVOKED);
    assertThat(state(bob.held(DESK, ann))).isEqualTo(State.REVOKED);
    assertThat(state(bob.given("new", another))).isEqualTo(State.ASKED);
    assertThat(bob.isToldAll()).isTrue();
  }

  @Test
  void of_many_that_end_at_once_modules_hear_in_several_units() {
    for (int desk = 0; desk < 1_200; desk++) {
      bob.book.keep(asked(desk));
    }
    var visit = new Visited(ann.address().toString(), bob.address().toString());

    assertThat(bob.take(visit, ann, true).isTaken()).isFalse();
    bob.work();

    assertThat(bob.context.events()).filteredOn(GrantChanged.class::isInstance).hasSize(1_200);
    assertThat(bob.isToldAll()).isTrue();
  }
}

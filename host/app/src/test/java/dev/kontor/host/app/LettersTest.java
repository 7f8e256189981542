package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.guild.Heard;
import dev.kontor.guild.Raise;
import dev.kontor.guild.Said;
import dev.kontor.guild.Whispered;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.federation.Grant.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Tenants of one host write to one another. */
final class LettersTest {

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  private static Houses house(String tenant) {
    return Houses.onboard(host, tenant);
  }

  @Test
  void what_is_said_is_heard_in_its_order_and_only_by_the_other() {
    var ann = house("ann-speaks");
    var bob = house("bob-listens");
    bob.admit(ann);

    ann.say(bob, "one", "two", "three");

    eventually("all is heard", () -> bob.heard(ann).size() == 3);
    assertThat(bob.heard(ann)).containsExactly("one", "two", "three");
    eventually("the echo", () -> ann.texts(echo()).getFirst().equals("3"));
    assertThat(bob.texts(echo())).containsExactly("0");
    assertThat(ann.heard(ann)).isEmpty();
    eventually("nothing is left to bring", () -> ann.texts(letters()).getFirst().equals("0"));
  }

  private static String echo() {
    return "SELECT count(*)::text FROM kontor.event WHERE stream LIKE 'ear-echo-%'";
  }

  private static String letters() {
    return "SELECT count(*)::text FROM kontor.letter";
  }

  @Test
  void a_sleeping_tenant_is_woken_by_a_letter() {
    var ann = house("ann-wakes");
    var bob = house("bob-sleeps");
    bob.admit(ann);
    eventually(
        "nothing is left that wakes it again", () -> bob.texts(letters()).getFirst().equals("0"));
    bob.become("sleep");
    assertThat(host.isAwake("bob-sleeps")).isFalse();

    ann.say(bob, "wake up");

    eventually("it is heard", () -> bob.heard(ann).equals(List.of("wake up")));
  }

  @Test
  void a_suspended_tenant_hears_it_when_it_goes_on() {
    var ann = house("ann-waits");
    var bob = house("bob-rests");
    bob.admit(ann);
    bob.become("suspend");

    ann.say(bob, "later");

    eventually(
        "it was tried",
        () ->
            ann.texts("SELECT failed_for::text FROM kontor.channel WHERE attempts > 1")
                .equals(List.of("00:00:00")));
    bob.become("resume");
    eventually("it is heard", () -> bob.heard(ann).equals(List.of("later")));
    assertThat(ann.texts("SELECT attempts::text FROM kontor.channel")).containsExactly("0");
  }

  @Test
  void without_a_grant_nothing_is_heard_and_the_sender_has_a_dead_letter() {
    var ann = house("ann-intrudes");
    var bob = house("bob-minds");

    ann.say(bob, "hello");

    eventually("it is a dead letter", () -> ann.deadLetters().contains("kontor.letter"));
    assertThat(ann.deadLetters()).contains("no grant of the kind 'guild.talk'", "guild.said");
    assertThat(bob.texts("SELECT count(*)::text FROM kontor.event")).containsExactly("0");
    assertThat(bob.texts("SELECT last::text FROM kontor.inbox")).isEmpty();
  }

  @Test
  void a_dead_letter_that_is_replayed_is_sent_anew() {
    var ann = house("ann-insists");
    var bob = house("bob-relents");
    ann.say(bob, "early");
    eventually("it is a dead letter", () -> ann.deadLetters().contains("kontor.letter"));
    bob.admit(ann);
    ann.say(bob, "in time");

    ann.replay();

    eventually("both are heard", () -> bob.heard(ann).equals(List.of("in time", "early")));
    assertThat(ann.deadLetters()).isEqualTo("[]");
  }

  @Test
  void what_nobody_receives_is_refused_and_holds_nothing_up() {
    var ann = house("ann-whispers");
    var bob = house("bob-is-deaf");
    bob.admit(ann);
    var aloud = ann.saying(bob, "aloud");

    ann.raise(new Whispered(aloud.actor(), aloud.to()), aloud);

    eventually("the next one is heard", () -> bob.heard(ann).equals(List.of("aloud")));
    eventually(
        "a dead letter",
        () -> ann.deadLetters().contains("'guild.whispered' is received by nobody here"));
  }

  @Test
  void one_that_is_not_understood_holds_those_behind_it_until_it_is_discarded() {
    var ann = house("ann-mumbles");
    var bob = house("bob-puzzles");
    bob.admit(ann);

    ann.say(bob, "unheard of", "clear");
    eventually("it is parked", () -> bob.deadLetters().contains("guild-ear"));
    assertThat(bob.heard(ann)).isEmpty();
    var letter = Json.of(bob.deadLetters()).list().getFirst().text("id");
    host.admin("DELETE", "/tenants/bob-puzzles/dead-letters/" + letter);

    eventually("the next is heard", () -> bob.heard(ann).equals(List.of("clear")));
  }

  @Test
  void a_unit_that_fails_has_said_nothing() {
    var ann = house("ann-stutters");
    var bob = house("bob-attends");
    bob.admit(ann);

    assertThatThrownBy(() -> ann.send(new Raise(List.of(ann.saying(bob, "no")), true)))
        .hasMessage("told to fail");
    ann.say(bob, "yes");

    eventually("only the other is heard", () -> bob.heard(ann).equals(List.of("yes")));
  }

  @Test
  void nobody_speaks_in_anothers_name_or_at_great_length() {
    var ann = house("ann-pretends");
    var anns = ann.address().toString();

    assertThatThrownBy(() -> ann.raise(new Said("somebody@else", anns, "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the actor 'somebody@else'", anns);
    assertThatThrownBy(() -> ann.raise(ann.saying(ann, "x".repeat(70_000))))
        .isInstanceOf(MessageUnprocessable.class)
        .hasMessageContaining("65536");
    assertThat(ann.texts("SELECT count(*)::text FROM kontor.event")).containsExactly("0");
  }

  @Test
  void a_house_can_write_to_itself() {
    var ann = house("ann-ponders");
    ann.admit(ann);

    ann.say(ann, "hm");

    eventually("it is heard", () -> ann.heard(ann).equals(List.of("hm")));
  }

  @Test
  void who_asks_takes_the_answers_before_it_is_allowed_and_none_after_it_has_ended_that() {
    var ann = house("ann-asks");
    var bob = house("bob-answers");
    ann.ask(bob);
    var grant = bob.askedBy(ann);

    bob.say(ann, "who are you?");
    eventually("it is heard", () -> ann.heard(bob).equals(List.of("who are you?")));
    ann.say(bob, "me");
    eventually("it is not let in", () -> ann.deadLetters().contains("kontor.letter"));

    var _ = bob.grants(grants -> grants.allow(grant));
    eventually("the answer", () -> ann.held(bob).equals(List.of(State.ALLOWED)));
    ann.say(bob, "me again");
    eventually("it is heard", () -> bob.heard(ann).equals(List.of("me again")));

    var _ = bob.grants(grants -> grants.revoke(grant));
    eventually("the end is known", () -> ann.held(bob).equals(List.of(State.REVOKED)));
    bob.say(ann, "too late");
    eventually("it is not let in", () -> bob.deadLetters().contains("kontor.letter"));
    assertThat(ann.heard(bob)).containsExactly("who are you?");
  }

  @Test
  void asking_twice_is_asking_once_and_who_was_refused_may_ask_again() {
    var ann = house("ann-repeats");
    var bob = house("bob-refuses");
    ann.ask(bob);
    ann.ask(bob);
    var grant = bob.askedBy(ann);
    assertThat(bob.all()).hasSize(1);

    var _ = bob.grants(grants -> grants.refuse(grant));
    eventually("the answer", () -> ann.held(bob).equals(List.of(State.REFUSED)));
    ann.ask(bob);

    assertThat(bob.askedBy(ann)).isEqualTo(grant);
    assertThat(
            bob.texts(
                "SELECT data ->> 'state' FROM kontor.event WHERE type = 'kontor.grant-changed'"
                    + " ORDER BY position"))
        .containsExactly("ASKED", "REFUSED", "ASKED");
    assertThat(
            bob.texts(
                "SELECT DISTINCT metadata ->> 'principal' FROM kontor.event WHERE type ="
                    + " 'kontor.grant-changed' ORDER BY 1"))
        .contains(ann.address().toString());
  }

  @Test
  void a_rule_in_its_configuration_answers_in_a_tenants_place() {
    var ann = house("ann-is-curious");
    var bob = Houses.onboard(host, "bob-is-open", "allow");
    var cid = Houses.onboard(host, "cid-is-shut", "refuse");

    ann.ask(bob);
    ann.ask(cid);

    eventually("bob's answer", () -> ann.held(bob).equals(List.of(State.ALLOWED)));
    eventually("cid's answer", () -> ann.held(cid).equals(List.of(State.REFUSED)));
    ann.say(bob, "thanks");
    eventually("it is heard", () -> bob.heard(ann).equals(List.of("thanks")));
    assertThat(cid.given(ann)).containsExactly(State.REFUSED);
  }

  @Test
  void only_so_many_questions_of_one_tenant_wait() {
    var ann = house("ann-pesters");
    var bob = house("bob-has-enough");
    var room = bob.address().at("rooms/102");

    for (int i = 0; i <= 102; i++) {
      var asked = bob.address().at("rooms/" + i);
      var _ = ann.grants(grants -> grants.ask("guild.talk", ann.address(), asked));
    }

    eventually("the last ones are refused", () -> refused(ann).size() == 3);
    assertThat(bob.all()).hasSize(100);
    assertThat(ann.deadLetters()).contains("100 questions of '%s' wait".formatted(ann.address()));
    var waiting = bob.all().getFirst().id();
    var _ = bob.grants(grants -> grants.refuse(waiting));
    var _ = ann.grants(grants -> grants.ask("guild.talk", ann.address(), room));
    eventually(
        "the last one waits now",
        () -> bob.all().stream().anyMatch(grant -> grant.asked().equals(room)));
  }

  private static List<String> refused(Houses house) {
    return house.texts(
        "SELECT data ->> 'asked' FROM kontor.event"
            + " WHERE type = 'kontor.grant-changed' AND data ->> 'state' = 'REFUSED'");
  }

  @Test
  void a_tenant_under_the_name_of_one_that_was_purged_inherits_no_grant() {
    var ann = house("ann-has-heirs");
    var bob = house("bob-knows-people");
    bob.admit(ann);
    ann.say(bob, "it is me");
    eventually("it is heard", () -> bob.heard(ann).size() == 1);
    host.admin("DELETE", "/tenants/ann-has-heirs");
    host.admin("DELETE", "/tenants/ann-has-heirs?purge=true");

    var heir = house("ann-has-heirs");
    heir.say(bob, "it is me");
    eventually("it is not let in", () -> heir.deadLetters().contains("no grant of the kind"));
    heir.ask(bob);

    assertThat(bob.askedBy(heir)).isNotNull();
    heir.say(bob, "am I heard now?");
    eventually("nor is that", () -> Json.of(heir.deadLetters()).list().size() == 2);
    assertThat(bob.heard(heir)).containsExactly("it is me");
  }

  @Test
  void a_sender_whose_database_was_restored_is_heard_all_the_same() {
    var ann = house("ann-forgets");
    var bob = house("bob-remembers");
    bob.admit(ann);
    ann.say(bob, "before");
    eventually("it is heard", () -> bob.heard(ann).size() == 1);
    Postgres.execute(bob.inside().database(), "UPDATE kontor.inbox SET last = last + 1000");

    ann.say(bob, "after");

    eventually("it is heard", () -> bob.heard(ann).equals(List.of("before", "after")));
  }

  @Test
  void nor_is_a_letter_lost_that_bears_the_number_of_one_that_was_sent_before_that() {
    var ann = house("ann-repeats-herself");
    var bob = house("bob-knows-better");
    bob.admit(ann);
    ann.say(bob, "before");
    eventually("it is heard", () -> bob.heard(ann).size() == 1);
    Postgres.execute(
        bob.inside().database(),
        "UPDATE kontor.inbox SET last = last + 20, letter = gen_random_uuid()");
    var all = new ArrayList<DomainEvent>();
    all.add(ann.saying(bob, "after"));
    for (int i = 0; i < 50; i++) {
      all.add(new Heard("herself", "hm"));
    }

    var _ = ann.send(new Raise(all, false));

    eventually("it is heard", () -> bob.heard(ann).equals(List.of("before", "after")));
  }

  @Test
  void many_who_speak_at_once_are_heard_each_in_order() {
    var ann = house("ann-chatters");
    var bob = house("bob-notes");
    var cid = house("cid-notes");
    bob.admit(ann);
    cid.admit(ann);
    var listeners = List.of(bob, cid);

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int speaker = 0; speaker < 8; speaker++) {
        int number = speaker;
        var _ =
            threads.submit(() -> {
              for (int i = 0; i < 25; i++) {
                ann.say(listeners.get((number + i) % 2), number + " " + i);
              }
            });
      }
    }

    for (var listener : listeners) {
      eventually("all is heard", () -> listener.heard(ann).size() == 100);
      assertThat(listener.heard(ann)).doesNotHaveDuplicates();
      for (int speaker = 0; speaker < 8; speaker++) {
        int number = speaker;
        var numbers =
            listener.heard(ann).stream()
                .filter(text -> text.startsWith(number + " "))
                .map(text -> Integer.parseInt(text.substring(2)))
                .toList();
        assertThat(numbers).isSorted();
      }
      var sent =
          ann.texts(
              "SELECT data ->> 'text' FROM kontor.event WHERE stream = 'mouth-%s' ORDER BY position"
                  .formatted(listener.address()));
      assertThat(listener.heard(ann)).isEqualTo(sent);
    }
  }
}

package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.letter.Batch;
import dev.kontor.host.letter.Letter;
import dev.kontor.host.letter.Receipt;
import dev.kontor.host.tenancy.Tenants;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grant.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a hostile or hasty tenant may say of grants by letter. */
final class GrantLettersTest {

  private static final String MAL = "mal@elsewhere";
  private static final UUID CHANNEL = new UUID(0x7000, 1);

  private static TestHost host;

  @BeforeAll
  static void start() {
    host = TestHost.start();
  }

  @AfterAll
  static void stop() {
    host.close();
  }

  /** What is promised to whoever asks and answers as he should. */
  @Nested
  final class AmongFriends extends GrantsOfHouses {

    private static Houses ann;
    private static Houses bob;

    @BeforeAll
    static void onboard() {
      ann = Houses.onboard(host, "ann-is-polite");
      bob = Houses.onboard(host, "bob-is-polite");
    }

    AmongFriends() {
      super(ann, bob);
    }
  }

  /** Brings these, as from a sender who is proven; numbered from there. */
  private static Receipt bring(Houses to, long number, String... letters) {
    return bring(to, CHANNEL, number, letters);
  }

  private static Receipt bring(Houses to, UUID channel, long number, String... letters) {
    var brought = new ArrayList<Letter>();
    for (var letter : letters) {
      var type = type(letter);
      long next = number + brought.size();
      brought.add(
          new Letter(
              next,
              new UUID(1, next),
              type,
              1,
              letter,
              Instant.parse("2026-03-02T08:00:00Z"),
              new UUID(2, next),
              null));
    }
    try (var lease = host.bean(Tenants.class).enter(new TenantId(to.tenant()))) {
      return lease.context().receive(new Batch(Address.parse(MAL), to.address(), channel, brought));
    }
  }

  private static String type(String letter) {
    if (letter.contains("\"text\"")) {
      return "guild.said";
    }
    return letter.contains("\"side\"") ? "kontor.answer" : "kontor.ask";
  }

  private static String ask(Houses of, int round) {
    return """
    {"actor": "%s", "to": "%s", "kind": "guild.talk", "round": %d}\
    """
        .formatted(MAL, of.address(), round);
  }

  private static String askAs(Houses of, String thing) {
    return ask(of, 1).replace(MAL, MAL + "/" + thing);
  }

  private static String said(Houses to) {
    return "{\"actor\": \"%s\", \"to\": \"%s\", \"text\": \"hm\"}".formatted(MAL, to.address());
  }

  private static String answer(Houses to, String side, State state, int round) {
    return """
    {"actor": "%s", "to": "%s", "kind": "guild.talk", "side": "%s", "state": "%s", "round": %d}\
    """
        .formatted(MAL, to.address(), side, state, round);
  }

  private static List<State> states(Houses house) {
    return house.all().stream().map(grant -> grant.state()).toList();
  }

  private static List<String> told(Houses house) {
    return house.texts(
        """
        SELECT data ->> 'state' || ' ' || (data ->> 'round') FROM kontor.event
        WHERE type = 'kontor.grant-changed' ORDER BY position\
        """);
  }

  @Test
  void who_asks_can_not_answer_in_the_place_of_who_was_asked() {
    var bob = Houses.onboard(host, "bob-decides");
    assertThat(bring(bob, 1, ask(bob, 1)).refused()).isNull();

    for (var state : List.of(State.ALLOWED, State.REFUSED, State.ASKED)) {
      assertThat(bring(bob, 2, answer(bob, "HELD", state, 1)).refused()).isNotNull();
    }
    assertThat(bring(bob, 2, answer(bob, "GIVEN", State.ALLOWED, 1)).refused()).isNotNull();

    assertThat(states(bob)).containsExactly(State.ASKED);
  }

  @Test
  void ending_it_and_asking_anew_in_one_breath_is_what_was_said_last() {
    var bob = Houses.onboard(host, "bob-keeps-up");
    bring(bob, 1, ask(bob, 1));
    var grant = bob.all().getFirst().id();
    eventually("the question", () -> told(bob).equals(List.of("ASKED 1")));
    var _ = bob.grants(grants -> grants.allow(grant));

    bring(bob, 2, answer(bob, "HELD", State.REVOKED, 1), ask(bob, 2));

    eventually("it is asked anew", () -> told(bob).contains("ASKED 2"));
    assertThat(states(bob)).containsExactly(State.ASKED);

    bring(
        bob,
        4,
        answer(bob, "HELD", State.REVOKED, 2),
        ask(bob, 3),
        answer(bob, "HELD", State.REVOKED, 3));

    eventually("it is over", () -> told(bob).getLast().equals("REVOKED 3"));
    assertThat(states(bob)).containsExactly(State.REVOKED);
  }

  @Test
  void another_tenant_of_that_name_inherits_nothing() {
    var bob = Houses.onboard(host, "bob-tells-apart");
    bring(bob, 1, ask(bob, 1));
    var grant = bob.all().getFirst().id();
    eventually("the question", () -> told(bob).equals(List.of("ASKED 1")));
    var _ = bob.grants(grants -> grants.allow(grant));
    assertThat(bring(bob, 2, said(bob)).refused()).isNull();
    var renewed = new UUID(CHANNEL.getMostSignificantBits() + 1, CHANNEL.getLeastSignificantBits());
    assertThat(bring(bob, renewed, 1, said(bob)).refused()).isNull();
    var anothers = new UUID(renewed.getMostSignificantBits() + 1, 2);

    assertThat(bring(bob, anothers, 1, said(bob)).refused()).isNotNull();
    assertThat(states(bob)).containsExactly(State.ALLOWED);
    var taken = bring(bob, anothers, 1, askAs(bob, "desk"), said(bob));

    assertThat(taken.last()).isEqualTo(1);
    assertThat(taken.refused()).isNotNull();
    eventually("it is over", () -> told(bob).contains("REVOKED 1"));
    assertThat(states(bob)).containsExactlyInAnyOrder(State.ASKED, State.REVOKED);
  }

  @Test
  void what_lacks_a_field_is_refused_and_holds_nothing_up() {
    var bob = Houses.onboard(host, "bob-is-patient");
    var lacking = "{\"actor\": \"%s\", \"to\": \"%s\", \"round\": 1}".formatted(MAL, bob.address());

    assertThat(bring(bob, 1, lacking).refused()).isNotNull();
    assertThat(bring(bob, 2, ask(bob, 1)).refused()).isNull();
  }
}

package dev.kontor.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tenant.federation.Activity;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.testing.desk.Applied;
import dev.kontor.testing.desk.Came;
import dev.kontor.testing.desk.Invitations;
import dev.kontor.testing.desk.Invited;
import dev.kontor.testing.desk.TurnedAway;
import dev.kontor.testing.memory.ContextInMemory;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tenants that write to one another, told without a host. */
final class FederationStoryTest {

  private static final String INVITE = "desk.invite";

  private final ContextInMemory acme = desk("acme", "bremen");
  private final ContextInMemory made = desk("made", "riga");

  @BeforeEach
  void join() {
    acme.join(made);
  }

  private static ContextInMemory desk(String tenant, String site) {
    var context = new ContextInMemory(tenant, site);
    context.add(new Invitations(context));
    return context;
  }

  private static Invited invited(ContextInMemory from, ContextInMemory to, String name) {
    return new Invited(from.address().toString(), to.address().toString(), name);
  }

  private static void says(ContextInMemory from, ContextInMemory to, String name) {
    says(from, invited(from, to, name));
  }

  private static void says(ContextInMemory from, Activity activity) {
    from.inUnit(() -> {
      from.raise(activity);
      return null;
    });
  }

  private static void settle(ContextInMemory... contexts) {
    int ran;
    do {
      ran = List.of(contexts).stream().mapToInt(ContextInMemory::runFollowUps).sum();
    } while (ran > 0);
  }

  private Grant ask() {
    return acme.grants().ask(INVITE, acme.address(), made.address());
  }

  private UUID asked() {
    ask();
    settle(made);
    return made.grants().all().getFirst().id();
  }

  private static List<State> states(ContextInMemory context) {
    return context.grants().all().stream().map(Grant::state).toList();
  }

  private static List<String> came(ContextInMemory to) {
    return to.events().stream()
        .filter(Came.class::isInstance)
        .map(event -> ((Came) event).name())
        .toList();
  }

  @Test
  void what_is_raised_is_sent_and_not_received_by_the_sender() {
    says(acme, made, "ann");

    assertThat(acme.sent()).containsExactly(invited(acme, made, "ann"));
    assertThat(acme.due()).isEmpty();
  }

  @Test
  void what_arrives_is_received_by_a_follow_up() {
    var invitation = invited(acme, made, "ann");
    var story = HandlerStory.in(made);

    story.whenArrives(invitation).thenNothing().thenDue("desk-invitations", invitation);
    story.whenFollowedUp().then(new Came("ann")).thenDue();
  }

  @Test
  void what_a_receiver_skips_is_done() {
    var story = HandlerStory.in(made);
    story.whenArrives(invited(acme, made, "ghost"));

    story.whenFollowedUp().thenNothing().thenDue();
  }

  @Test
  void nothing_is_let_in_without_a_grant() {
    says(acme, made, "ann");
    settle(acme, made);

    assertThat(came(made)).isEmpty();
  }

  @Test
  void who_was_allowed_is_let_in_and_who_has_asked_hears_the_answers() {
    var grant = asked();
    says(made, acme, "bob");
    says(acme, made, "too early");
    settle(acme, made);
    made.grants().allow(grant);
    settle(acme, made);
    says(acme, made, "ann");
    says(acme, made, "eve");
    settle(acme, made);

    assertThat(came(acme)).containsExactly("bob");
    assertThat(came(made)).containsExactly("ann", "eve");
  }

  @Test
  void what_is_the_one_sides_to_say_is_never_taken_from_the_other() {
    made.grants().allow(asked());
    settle(acme, made);
    var asker = acme.address().toString();
    var asked = made.address().toString();

    says(made, new Applied(asked, asker, "bob"));
    says(acme, new TurnedAway(asker, asked, "eve"));
    says(acme, new Applied(asker, asked, "ann"));
    says(made, new TurnedAway(asked, asker, "cid"));
    settle(acme, made);

    assertThat(came(acme)).containsExactly("cid");
    assertThat(came(made)).containsExactly("ann");
  }

  @Test
  void a_grant_that_was_revoked_lets_nothing_in_any_more() {
    made.grants().allow(asked());
    settle(acme, made);

    acme.grants().revoke(acme.grants().all().getFirst().id());
    settle(acme, made);
    says(acme, made, "ann");
    says(made, acme, "bob");
    settle(acme, made);

    assertThat(states(acme)).containsExactly(State.REVOKED);
    assertThat(states(made)).containsExactly(State.REVOKED);
    assertThat(came(made)).isEmpty();
    assertThat(came(acme)).isEmpty();
  }

  @Test
  void both_tenants_hear_of_each_change() {
    made.grants().refuse(asked());
    settle(acme);

    assertThat(acme.events())
        .extracting(event -> ((GrantChanged) event).state())
        .containsExactly(State.ASKED, State.REFUSED);
    assertThat(made.events())
        .extracting(event -> ((GrantChanged) event).side())
        .containsExactly(Side.GIVEN, Side.GIVEN);
  }
}

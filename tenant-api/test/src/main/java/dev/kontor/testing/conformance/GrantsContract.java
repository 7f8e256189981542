package dev.kontor.testing.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.tenant.Address;
import dev.kontor.tenant.DomainException;
import dev.kontor.tenant.MessageUnprocessable;
import dev.kontor.tenant.NotFound;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.GrantChanged;
import dev.kontor.tenant.federation.Grants;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * What {@link Grants} promise, between two tenants that can write to one another. Each test speaks
 * of a thing of its own, so they may share the tenants.
 */
public abstract class GrantsContract {

  /** Made by a test that extends it. */
  protected GrantsContract() {}

  /** A kind of grant that both know. */
  protected abstract String kind();

  /** The tenant that asks. */
  protected abstract Address asker();

  /** The tenant that is asked. */
  protected abstract Address asked();

  /** The grants of the one or the other, used from within its context. */
  protected abstract Grants of(Address tenant);

  /** All that a tenant has heard of its grants, in order. */
  protected abstract List<GrantChanged> heard(Address tenant);

  /** Waits until every letter that is under way has come. */
  protected abstract void settle();

  private Grant ask(String thing) {
    var grant = of(asker()).ask(kind(), asker().at(thing), asked().at(thing));
    settle();
    return grant;
  }

  private Grant entry(Address tenant, String thing, Side side) {
    return of(tenant).all().stream()
        .filter(grant -> grant.side() == side && grant.asker().equals(asker().at(thing)))
        .findFirst()
        .orElseThrow();
  }

  private Grant given(String thing) {
    return entry(asked(), thing, Side.GIVEN);
  }

  private Grant held(String thing) {
    return entry(asker(), thing, Side.HELD);
  }

  private List<GrantChanged> heard(Address tenant, String thing) {
    var asker = asker().at(thing).toString();
    return heard(tenant).stream().filter(event -> event.asker().equals(asker)).toList();
  }

  private List<State> states(Address tenant, String thing) {
    return heard(tenant, thing).stream().map(GrantChanged::state).toList();
  }

  @Test
  final void what_is_asked_for_waits_in_the_books_of_both() {
    var grant = ask("asked");

    assertThat(grant.state()).isEqualTo(State.ASKED);
    assertThat(grant.side()).isEqualTo(Side.HELD);
    assertThat(held("asked")).isEqualTo(grant);
    var given = given("asked");
    assertThat(given.state()).isEqualTo(State.ASKED);
    assertThat(given.asker()).isEqualTo(asker().at("asked"));
    assertThat(given.asked()).isEqualTo(asked().at("asked"));
  }

  @Test
  final void asking_again_while_it_is_asked_for_or_allowed_is_no_news() {
    var first = ask("again");
    assertThat(ask("again")).isEqualTo(first);
    of(asked()).allow(given("again").id());
    settle();

    assertThat(ask("again").state()).isEqualTo(State.ALLOWED);

    assertThat(states(asker(), "again")).containsExactly(State.ASKED, State.ALLOWED);
    assertThat(states(asked(), "again")).containsExactly(State.ASKED, State.ALLOWED);
  }

  @Test
  final void what_was_refused_can_be_asked_for_again_and_bears_the_same_id() {
    var first = ask("refused");
    of(asked()).refuse(given("refused").id());
    settle();
    assertThat(held("refused").state()).isEqualTo(State.REFUSED);

    var again = ask("refused");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(given("refused").state()).isEqualTo(State.ASKED);
    assertThat(heard(asked(), "refused")).extracting(GrantChanged::round).containsExactly(1, 1, 2);
  }

  @Test
  final void either_of_both_ends_what_holds() {
    for (var ending : List.of(asker(), asked())) {
      ask("ended");
      of(asked()).allow(given("ended").id());
      settle();
      var side = ending.equals(asker()) ? Side.HELD : Side.GIVEN;

      of(ending).revoke(entry(ending, "ended", side).id());
      settle();

      assertThat(held("ended").state()).isEqualTo(State.REVOKED);
      assertThat(given("ended").state()).isEqualTo(State.REVOKED);
    }
  }

  @Test
  final void who_asked_may_take_it_back() {
    ask("back");

    of(asker()).revoke(held("back").id());
    settle();

    assertThat(given("back").state()).isEqualTo(State.REVOKED);
    assertThatThrownBy(() -> of(asked()).allow(given("back").id()))
        .isInstanceOf(DomainException.class);
  }

  @Test
  final void a_tenant_may_ask_itself() {
    of(asker()).ask(kind(), asker().at("self"), asker().at("other"));
    settle();

    of(asker()).allow(entry(asker(), "self", Side.GIVEN).id());
    settle();

    assertThat(held("self").state()).isEqualTo(State.ALLOWED);
  }

  @Test
  final void only_who_was_asked_answers_and_once() {
    ask("once");
    assertThatThrownBy(() -> of(asker()).allow(held("once").id()))
        .isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> of(asked()).revoke(given("once").id()))
        .isInstanceOf(DomainException.class);

    of(asked()).allow(given("once").id());

    assertThatThrownBy(() -> of(asked()).refuse(given("once").id()))
        .isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> of(asked()).allow(new UUID(0, 0))).isInstanceOf(NotFound.class);
  }

  @Test
  final void nobody_asks_in_anothers_name() {
    assertThatThrownBy(() -> of(asker()).ask(kind(), asked(), asker()))
        .isInstanceOf(MessageUnprocessable.class);
  }

  @Test
  final void those_that_wait_for_an_answer_come_first() {
    ask("answered");
    of(asked()).refuse(given("answered").id());
    ask("waiting");

    var states = of(asked()).all().stream().map(Grant::state).toList();

    assertThat(states.lastIndexOf(State.ASKED)).isLessThan(states.indexOf(State.REFUSED));
  }
}

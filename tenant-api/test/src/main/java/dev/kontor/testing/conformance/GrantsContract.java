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
 * What {@link Grants} promise, between two tenants that can write to one another. Each test has
 * kinds of its own, so they may share the tenants.
 */
public abstract class GrantsContract {

  /** Made by a test that extends it. */
  protected GrantsContract() {}

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

  private Grant ask(String kind) {
    var grant = of(asker()).ask(kind, asker().at("shop"), asked().at("bank"));
    settle();
    return grant;
  }

  private Grant entry(Address tenant, String kind, Side side) {
    return of(tenant).all().stream()
        .filter(grant -> grant.kind().equals(kind) && grant.side() == side)
        .findFirst()
        .orElseThrow();
  }

  private Grant given(String kind) {
    return entry(asked(), kind, Side.GIVEN);
  }

  private Grant held(String kind) {
    return entry(asker(), kind, Side.HELD);
  }

  private List<State> states(Address tenant, String kind) {
    return heard(tenant).stream()
        .filter(event -> event.kind().equals(kind))
        .map(GrantChanged::state)
        .toList();
  }

  @Test
  final void what_is_asked_for_waits_in_the_books_of_both() {
    var grant = ask("contract.asked");

    assertThat(grant.state()).isEqualTo(State.ASKED);
    assertThat(grant.side()).isEqualTo(Side.HELD);
    assertThat(held("contract.asked")).isEqualTo(grant);
    var given = given("contract.asked");
    assertThat(given.state()).isEqualTo(State.ASKED);
    assertThat(given.asker()).isEqualTo(asker().at("shop"));
    assertThat(given.asked()).isEqualTo(asked().at("bank"));
  }

  @Test
  final void asking_again_while_it_is_asked_for_or_allowed_is_no_news() {
    var first = ask("contract.again");
    assertThat(ask("contract.again")).isEqualTo(first);
    of(asked()).allow(given("contract.again").id());
    settle();

    assertThat(ask("contract.again").state()).isEqualTo(State.ALLOWED);

    assertThat(states(asker(), "contract.again")).containsExactly(State.ASKED, State.ALLOWED);
    assertThat(states(asked(), "contract.again")).containsExactly(State.ASKED, State.ALLOWED);
  }

  @Test
  final void what_was_refused_can_be_asked_for_again_and_bears_the_same_id() {
    var first = ask("contract.refused");
    of(asked()).refuse(given("contract.refused").id());
    settle();
    assertThat(held("contract.refused").state()).isEqualTo(State.REFUSED);

    var again = ask("contract.refused");

    assertThat(again.id()).isEqualTo(first.id());
    assertThat(given("contract.refused").state()).isEqualTo(State.ASKED);
    assertThat(heard(asked()))
        .filteredOn(event -> event.kind().equals("contract.refused"))
        .extracting(GrantChanged::round)
        .containsExactly(1, 1, 2);
  }

  @Test
  final void either_of_both_ends_what_holds() {
    for (var ending : List.of(asker(), asked())) {
      ask("contract.ended");
      of(asked()).allow(given("contract.ended").id());
      settle();
      var side = ending.equals(asker()) ? Side.HELD : Side.GIVEN;

      of(ending).revoke(entry(ending, "contract.ended", side).id());
      settle();

      assertThat(held("contract.ended").state()).isEqualTo(State.REVOKED);
      assertThat(given("contract.ended").state()).isEqualTo(State.REVOKED);
    }
  }

  @Test
  final void who_asked_may_take_it_back() {
    ask("contract.back");

    of(asker()).revoke(held("contract.back").id());
    settle();

    assertThat(given("contract.back").state()).isEqualTo(State.REVOKED);
    assertThatThrownBy(() -> of(asked()).allow(given("contract.back").id()))
        .isInstanceOf(DomainException.class);
  }

  @Test
  final void a_tenant_may_ask_itself() {
    of(asker()).ask("contract.self", asker().at("shop"), asker().at("till"));
    settle();

    of(asker()).allow(entry(asker(), "contract.self", Side.GIVEN).id());
    settle();

    assertThat(held("contract.self").state()).isEqualTo(State.ALLOWED);
  }

  @Test
  final void only_who_was_asked_answers_and_once() {
    ask("contract.once");
    assertThatThrownBy(() -> of(asker()).allow(held("contract.once").id()))
        .isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> of(asked()).revoke(given("contract.once").id()))
        .isInstanceOf(DomainException.class);

    of(asked()).allow(given("contract.once").id());

    assertThatThrownBy(() -> of(asked()).refuse(given("contract.once").id()))
        .isInstanceOf(DomainException.class);
    assertThatThrownBy(() -> of(asked()).allow(new UUID(0, 0))).isInstanceOf(NotFound.class);
  }

  @Test
  final void nobody_asks_in_anothers_name() {
    assertThatThrownBy(() -> of(asker()).ask("contract.forged", asked(), asker()))
        .isInstanceOf(MessageUnprocessable.class);
  }

  @Test
  final void those_that_wait_for_an_answer_come_first() {
    ask("contract.answered");
    of(asked()).refuse(given("contract.answered").id());
    ask("contract.waiting");

    var states = of(asked()).all().stream().map(Grant::state).toList();

    assertThat(states.lastIndexOf(State.ASKED)).isLessThan(states.indexOf(State.REFUSED));
  }
}

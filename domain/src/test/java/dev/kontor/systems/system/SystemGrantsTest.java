package dev.kontor.systems.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.systems.system.AnswerUser.Answer;
import dev.kontor.systems.system.SystemEvent.SystemRegistered;
import dev.kontor.systems.system.SystemEvent.UserChanged;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.testing.memory.ContextInMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who asks for a system of this tenant, however he is answered. */
final class SystemGrantsTest {

  private static final SystemId SHOP = new SystemId("7kq2m9xf3rtb");
  private static final String BANKS = "systems/ba0000000000";

  private final ContextInMemory made = new ContextInMemory("made", "riga");
  private final ContextInMemory bank = new ContextInMemory("bank", "bremen");
  private final Systems systems = new Systems(made.store(), made.grants(), made);

  @BeforeEach
  void a_shop() {
    made.join(bank);
    made.add(systems);
    made.add(new SystemGrants(systems, made.grants()));
    made.happened(List.of(new SystemRegistered(SHOP.text(), "Shop")));
  }

  private void asks(Address asker) {
    bank.grants().ask(Systems.USE, asker, SHOP.in(made.address()));
    settle();
  }

  private void settle() {
    int ran;
    do {
      ran = made.runFollowUps() + bank.runFollowUps();
    } while (ran > 0);
  }

  /** So that no more may use it. */
  private void fill() {
    var allowed = new ArrayList<DomainEvent>();
    for (int i = 0; i < OwnSystem.MOST_USERS; i++) {
      var user = "cid@kiel/systems/" + i;
      allowed.add(new UserChanged(SHOP.text(), user, new UUID(1, i), UseState.ALLOWED.name()));
    }
    made.happened(allowed);
  }

  private State state(ContextInMemory tenant) {
    return tenant.grants().all().getFirst().state();
  }

  @Test
  void what_is_no_system_can_use_none() {
    asks(bank.address());

    assertThat(state(bank)).isEqualTo(State.REFUSED);
    assertThat(made.inUnit(() -> systems.get(SHOP)).users()).isEmpty();
  }

  @Test
  void one_too_many_is_not_allowed() {
    fill();
    asks(bank.address().at(BANKS));

    var allow = new AnswerUser(SHOP, bank.address().at(BANKS), Answer.ALLOW);

    assertThatThrownBy(() -> made.send(allow)).isInstanceOf(TooManyUsers.class);
    assertThat(state(bank)).isEqualTo(State.ASKED);
  }

  @Test
  void allowed_all_the_same_it_is_told_that_it_may_not() {
    fill();
    asks(bank.address().at(BANKS));

    made.grants().allow(made.grants().all().getFirst().id());
    settle();

    assertThat(made.grants().all().getFirst().side()).isEqualTo(Side.GIVEN);
    assertThat(state(made)).isEqualTo(State.REVOKED);
    assertThat(state(bank)).isEqualTo(State.REVOKED);
    assertThat(made.inUnit(() -> systems.get(SHOP)).users()).hasSize(OwnSystem.MOST_USERS);
  }
}

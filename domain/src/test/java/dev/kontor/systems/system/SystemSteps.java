package dev.kontor.systems.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.systems.system.AnswerUser.Answer;
import dev.kontor.systems.system.SystemEvent.NoticeReceived;
import dev.kontor.systems.system.SystemEvent.UserChanged;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;
import dev.kontor.testing.memory.ContextInMemory;
import io.cucumber.datatable.DataTable;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The steps of the features, for tenants of each scenario's own, on sites that know one another.
 */
public final class SystemSteps {

  private final Map<String, Tenant> tenants = new LinkedHashMap<>();
  private final Map<String, Own> systems = new LinkedHashMap<>();
  private @Nullable RuntimeException refusal;

  /** A tenant that runs the module. */
  private record Tenant(ContextInMemory context, Systems systems) {

    static Tenant of(Address address) {
      var context = new ContextInMemory(address.tenant().value(), address.site());
      var systems = new Systems(context.store(), context.grants(), context);
      context.add(systems);
      context.add(new SystemGrants(systems, context.grants()));
      context.add(new Notices(systems));
      return new Tenant(context, systems);
    }
  }

  /** A system, and whose it is. */
  private record Own(Tenant tenant, SystemId id) {

    Address address() {
      return id.in(tenant.context.address());
    }

    OwnSystem state() {
      return tenant.context.inUnit(() -> tenant.systems.get(id));
    }
  }

  @Given("the tenant {word}")
  public void tenant(String address) {
    var tenant = Tenant.of(Address.parse(address));
    tenants.values().forEach(other -> other.context.join(tenant.context));
    tenants.put(tenant.context.tenant().value(), tenant);
  }

  @Given("the system {word} of {word}")
  public void registered(String name, String owner) {
    var tenant = Objects.requireNonNull(tenants.get(owner), owner);
    var id = tenant.context.send(new RegisterSystem(new SystemName(name)));
    systems.put(name, new Own(tenant, id));
  }

  @Given("{word} uses {word}")
  public void uses(String user, String used) {
    asks(user, used);
    allows(used, user);
    settle();
  }

  @When("{word} asks to use {word}")
  public void asks(String user, String used) {
    var address = systems.containsKey(used) ? system(used).address() : Address.parse(used);
    send(system(user), new UseSystem(system(user).id, address));
  }

  @When("{word} allows {word}")
  public void allows(String used, String user) {
    answers(used, user, Answer.ALLOW);
  }

  @When("{word} refuses {word}")
  public void refuses(String used, String user) {
    answers(used, user, Answer.REFUSE);
  }

  @When("{word} revokes what it allowed {word}")
  public void revokes(String used, String user) {
    answers(used, user, Answer.REVOKE);
  }

  @When("{word} ends its use of {word}")
  public void ends(String user, String used) {
    send(system(user), new EndUse(system(user).id, system(used).address()));
  }

  @When("{word} posts {string}")
  public void posts(String name, String text) {
    send(system(name), new PostNotice(system(name).id, new NoticeText(text)));
  }

  private void answers(String used, String user, Answer answer) {
    send(system(used), new AnswerUser(system(used).id, system(user).address(), answer));
  }

  @Then("its use of {word} by {word} is {word}")
  public void use_is(String used, String user, String state) {
    var address = systems.containsKey(used) ? system(used).address() : Address.parse(used);
    assertThat(system(user).state().use(address).state()).hasToString(state);
  }

  @Then("{word} has no use of {word}")
  public void has_no_use(String user, String used) {
    assertThat(Link.find(system(user).state().uses(), system(used).address().toString())).isEmpty();
  }

  @Then("{word} is used by nobody")
  public void used_by_nobody(String name) {
    assertThat(users(name)).isEmpty();
  }

  @Then("{word} is used by only {word}")
  public void used_by(String name, String user) {
    assertThat(users(name)).containsExactly(system(user).address().toString());
  }

  private List<String> users(String name) {
    return system(name).state().users().stream()
        .filter(Link::isAllowed)
        .map(Link::address)
        .toList();
  }

  @Then("{word} was asked {int} time(s)")
  public void was_asked(String name, int times) {
    assertThat(system(name).tenant.context.events())
        .filteredOn(event ->
            event instanceof UserChanged asked
                && asked.system().equals(system(name).id.text())
                && asked.state().equals(UseState.ASKED.name()))
        .hasSize(times);
  }

  @Then("{word} has heard")
  public void has_heard(String name, DataTable notices) {
    assertThat(heard(name)).isEqualTo(notices.asLists());
  }

  @Then("{word} has heard nothing")
  public void has_heard_nothing(String name) {
    assertThat(heard(name)).isEmpty();
  }

  /** From whom, by the name here, and what. */
  private List<List<String>> heard(String name) {
    return system(name).tenant.context.events().stream()
        .filter(NoticeReceived.class::isInstance)
        .map(NoticeReceived.class::cast)
        .filter(notice -> notice.system().equals(system(name).id.text()))
        .map(notice -> List.of(called(notice.from()), notice.text()))
        .toList();
  }

  private String called(String address) {
    return systems.entrySet().stream()
        .filter(system -> system.getValue().address().toString().equals(address))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(address);
  }

  @Then("that is refused: {string}")
  public void refused(String message) {
    assertThat(refusal).isNotNull().hasMessageContaining(message);
    refusal = null;
  }

  private Own system(String name) {
    if (refusal != null) {
      throw refusal;
    }
    return Objects.requireNonNull(systems.get(name), name);
  }

  /** And all that follows from it, wherever. */
  private void send(Own system, Command<?> command) {
    try {
      system.tenant.context.send(command);
    } catch (RuntimeException refused) {
      refusal = refused;
    }
    settle();
  }

  private void settle() {
    int ran;
    do {
      ran = tenants.values().stream().mapToInt(tenant -> tenant.context.runFollowUps()).sum();
    } while (ran > 0);
  }
}

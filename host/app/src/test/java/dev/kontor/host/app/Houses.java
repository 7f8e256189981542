package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;

import dev.kontor.guild.Raise;
import dev.kontor.guild.Said;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.TenantContext;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.Grants;
import java.util.List;
import java.util.UUID;

/** A tenant of the module {@code guild}, as it is onboarded for a test. */
record Houses(TestHost host, String tenant) {

  static Houses onboard(TestHost host, String tenant) {
    host.onboard(tenant, "guild");
    return new Houses(host, tenant);
  }

  /** One that answers by itself to those who ask for leave to talk to it. */
  static Houses onboard(TestHost host, String tenant, String rule) {
    var grants = "\"grants\": {\"guild.talk\": \"%s\"}, \"database\"".formatted(rule);
    var answer =
        host.put(tenant, TestHost.configuration(tenant, "guild").replace("\"database\"", grants));
    if (answer.status() != 201) {
      throw new AssertionError(answer.toString());
    }
    return new Houses(host, tenant);
  }

  Inside inside() {
    return new Inside(host, tenant);
  }

  Address address() {
    return inside().call(TenantContext::address);
  }

  /** Says these, each in a unit of its own. */
  void say(Houses to, String... texts) {
    var listener = to.address().toString();
    for (var text : texts) {
      inside()
          .call(context ->
              context.send(new Raise(new Said(context.address().toString(), listener, text))));
    }
  }

  /** What it has heard of another, in the order in which it heard it. */
  List<String> heard(Houses from) {
    return texts(
        "SELECT data ->> 'text' FROM kontor.event WHERE stream = 'ear-%s' ORDER BY version"
            .formatted(from.address()));
  }

  List<String> texts(String query) {
    return Postgres.texts(inside().database(), query);
  }

  String deadLetters() {
    return host.admin("GET", "/tenants/" + tenant + "/dead-letters").body();
  }

  /** Asks another one for leave to talk to it; who asks has to wait for the answer. */
  void ask(Houses other) {
    var asker = address();
    var asked = other.address();
    inside().with(Grants.class, grants -> grants.ask("guild.talk", asker, asked));
  }

  /** The grant that it was asked for by another, once it has come. */
  UUID askedBy(Houses other) {
    eventually("a question of " + other.tenant, () -> given(other).contains(State.ASKED));
    return all().stream()
        .filter(grant -> grant.side() == Side.GIVEN && grant.asker().equals(other.address()))
        .findFirst()
        .orElseThrow()
        .id();
  }

  List<State> given(Houses to) {
    return states(Side.GIVEN, to, this);
  }

  List<State> held(Houses of) {
    return states(Side.HELD, this, of);
  }

  private List<State> states(Side side, Houses asker, Houses asked) {
    return all().stream()
        .filter(grant ->
            grant.side() == side
                && grant.asker().equals(asker.address())
                && grant.asked().equals(asked.address()))
        .map(Grant::state)
        .toList();
  }

  List<Grant> all() {
    return inside().with(Grants.class, Grants::all);
  }

  /** Is asked by another, and allows it. */
  void admit(Houses other) {
    other.ask(this);
    var grant = askedBy(other);
    inside().with(Grants.class, grants -> grants.allow(grant));
    eventually("the answer", () -> other.held(this).equals(List.of(State.ALLOWED)));
  }
}

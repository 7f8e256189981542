package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;

import dev.kontor.guild.Raise;
import dev.kontor.guild.Said;
import dev.kontor.tenant.Address;
import dev.kontor.tenant.Command;
import dev.kontor.tenant.DomainEvent;
import dev.kontor.tenant.TenantId;
import dev.kontor.tenant.federation.Grant;
import dev.kontor.tenant.federation.Grant.Side;
import dev.kontor.tenant.federation.Grant.State;
import dev.kontor.tenant.federation.Grants;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

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

  /** Without waking it, nor asking whether it may be. */
  Address address() {
    return new Address(new TenantId(tenant), host.bean(Site.class).name());
  }

  /** Says these, each in a unit of its own. */
  void say(Houses to, String... texts) {
    for (var text : texts) {
      raise(saying(to, text));
    }
  }

  /** What it would say to another. */
  Said saying(Houses to, String text) {
    return new Said(address().toString(), to.address().toString(), text);
  }

  /** Raises these in one unit. */
  void raise(DomainEvent... events) {
    var _ = send(new Raise(events));
  }

  <R> R send(Command<R> command) {
    return inside().call(context -> context.send(command));
  }

  /** Does something with its grants. */
  <R> R grants(Function<Grants, R> body) {
    return inside().with(Grants.class, body);
  }

  private String path(String things) {
    return "/tenants/%s/%s".formatted(tenant, things);
  }

  /** As operators have it do what they may. */
  void become(String verb) {
    var answer = host.admin("POST", path(verb));
    if (answer.status() != 200) {
      throw new AssertionError(answer.toString());
    }
  }

  /** Has the first of its dead letters tried again, or sent again. */
  void replay() {
    var letter = Json.of(deadLetters()).list().getFirst().text("id");
    var answer = host.admin("POST", path("dead-letters/" + letter + "/replay"));
    if (answer.status() != 204) {
      throw new AssertionError(answer.toString());
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
    return host.admin("GET", path("dead-letters")).body();
  }

  /** Asks another one for leave to talk to it; who asks has to wait for the answer. */
  void ask(Houses other) {
    var _ = grants(grants -> grants.ask("guild.talk", address(), other.address()));
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
    return grants(Grants::all);
  }

  /** Is asked by another, and allows it. */
  void admit(Houses other) {
    other.ask(this);
    var grant = askedBy(other);
    var _ = grants(grants -> grants.allow(grant));
    eventually("the answer", () -> other.held(this).equals(List.of(State.ALLOWED)));
  }
}

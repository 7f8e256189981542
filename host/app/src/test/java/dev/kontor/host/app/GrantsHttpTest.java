package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.tenant.federation.Grant.State;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What operators see of grants, and answer in a tenant's place. */
final class GrantsHttpTest {

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

  private static String path(Houses house) {
    return "/tenants/%s/grants".formatted(house.tenant());
  }

  private static Json grants(Houses house) {
    return Json.of(host.admin("GET", path(house)).body());
  }

  private static Http.Answer post(Houses house, Object grant, String verb) {
    return host.admin("POST", "%s/%s/%s".formatted(path(house), grant, verb));
  }

  @Test
  void a_grant_is_seen_from_both_sides_allowed_and_revoked() {
    var ann = house("ann-knocks");
    var bob = house("bob-opens");
    ann.ask(bob);
    var grant = bob.askedBy(ann);
    eventually("it is audited", () -> audit(bob).size() == 1);

    var seen = grants(bob).list().getFirst();
    assertThat(seen.text("id")).isEqualTo(grant.toString());
    assertThat(seen.text("side")).isEqualTo("given");
    assertThat(seen.text("kind")).isEqualTo("guild.talk");
    assertThat(seen.text("asker")).isEqualTo(ann.address().toString());
    assertThat(seen.text("asked")).isEqualTo(bob.address().toString());
    assertThat(seen.text("state")).isEqualTo("asked");
    assertThat(seen.text("since")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(grants(ann).texts("side")).containsExactly("held");

    var allowed = post(bob, grant, "allow");
    assertThat(allowed.status()).isEqualTo(200);
    assertThat(allowed.text("state")).isEqualTo("allowed");
    eventually("ann knows", () -> ann.held(bob).equals(List.of(State.ALLOWED)));

    assertThat(post(bob, grant, "revoke").text("state")).isEqualTo("revoked");
    eventually("ann knows", () -> ann.held(bob).equals(List.of(State.REVOKED)));
    assertThat(audit(bob))
        .containsExactly("ASKED by " + ann.address(), "ALLOWED by operator", "REVOKED by operator");
  }

  private static List<String> audit(Houses house) {
    return house.texts(
        "SELECT data ->> 'state' || ' by ' || (metadata ->> 'principal') FROM kontor.event"
            + " WHERE type = 'kontor.grant-changed' ORDER BY position");
  }

  @Test
  void letters_that_wait_are_shown_with_why_and_until_when() {
    var ann = house("ann-is-patient");
    var bob = house("bob-is-away");
    bob.admit(ann);
    bob.become("suspend");
    ann.say(bob, "one", "two");
    eventually("it was tried", () -> letters(ann).texts("error").toString().contains("suspended"));

    var waiting = letters(ann).list().getFirst();

    assertThat(waiting.text("to")).isEqualTo(bob.address().toString());
    assertThat(waiting.text("letters")).isEqualTo("2");
    assertThat(waiting.text("oldest")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(waiting.text("again")).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");
    assertThat(host.admin("GET", "/tenants/ann-is-patient").text("letters")).isEqualTo("2");
    assertThat(host.admin("POST", "/tenants/ann-is-patient/sleep").text("letters")).isEqualTo("2");
    assertThat(host.get("/prometheus").body())
        .containsPattern("kontor_letters_waiting [1-9]")
        .containsPattern(
            "kontor_letters_oldest_seconds\\{tenant=\"ann-is-patient\"\\} (?!0\\.0\\s)");
    bob.become("resume");
    eventually("all is brought", () -> letters(ann).list().isEmpty());
    eventually(
        "none is counted",
        () -> host.admin("GET", "/tenants/ann-is-patient").text("letters").equals("0"));
    assertThat(host.get("/prometheus").body())
        .contains("kontor_letters_oldest_seconds{tenant=\"other\"} 0.0")
        .doesNotContain("kontor_letters_oldest_seconds{tenant=\"ann-is-patient\"}");
    assertThat(host.admin("GET", "/tenants/nobody/letters").status()).isEqualTo(404);
  }

  @Test
  void letters_are_counted_by_way_and_outcome() {
    var ann = house("ann-counts");
    var bob = house("bob-is-counted");
    ann.say(bob, "not let in");

    eventually("it is given up", () -> ann.deadLetters().contains("kontor.letter"));

    assertThat(host.get("/prometheus").body())
        .contains(
            "kontor_letters_total{outcome=\"refused\",way=\"sent\"}",
            "kontor_letters_total{outcome=\"refused\",way=\"received\"}",
            "kontor_follow_ups_parked_total{handler=\"kontor.letter\",module=\"none\"}");
    bob.admit(ann);
    assertThat(host.get("/prometheus").body())
        .contains(
            "kontor_letters_total{outcome=\"taken\",way=\"sent\"}",
            "kontor_letters_total{outcome=\"taken\",way=\"received\"}");
  }

  private static Json letters(Houses house) {
    return Json.of(host.admin("GET", "/tenants/%s/letters".formatted(house.tenant())).body());
  }

  @Test
  void what_is_said_to_others_is_described_with_who_receives_it() {
    house("ann-explains");

    var flow = Json.of(host.admin("GET", "/tenants/ann-explains/flow").body());
    var said = named(flow, "messages", "Said");
    var hear = named(flow, "handlers", "House.hear");

    assertThat(said.text("kind")).isEqualTo("activity");
    assertThat(said.text("grant")).isEqualTo("guild.talk");
    assertThat(said.text("schema", "properties", "text", "type")).isEqualTo("string");
    assertThat(hear.text("phase")).isEqualTo("received");
    assertThat(hear.text("storedAs")).isEqualTo("guild-ear");
    assertThat(hear.at("handles").texts()).containsExactly("dev.kontor.guild.Said");
    assertThat(hear.at("leads").texts("message")).containsExactly("dev.kontor.guild.Heard");
    assertThat(named(flow, "handlers", "House.echo").text("phase")).isEqualTo("after-commit");
    assertThat(host.admin("GET", "/tenants/ann-explains/flow.svg").body())
        .contains("guild.said v1, needs guild.talk", "received: guild-ear");
  }

  private static Json named(Json flow, String list, String name) {
    return flow.at(list).list().stream()
        .filter(each -> each.text("name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void those_that_wait_come_first() {
    var ann = house("ann-is-early");
    var bob = house("bob-is-asked");
    var cid = house("cid-is-late");
    bob.admit(ann);
    cid.ask(bob);
    bob.askedBy(cid);
    ann.admit(bob);

    assertThat(grants(bob).texts("state")).containsExactly("asked", "allowed", "allowed");
    assertThat(grants(bob).list().getFirst().text("asker")).isEqualTo(cid.address().toString());
  }

  @Test
  void what_can_not_be_is_refused_and_what_is_not_there_is_missing() {
    var ann = house("ann-presses");
    var bob = house("bob-declines");
    ann.ask(bob);
    var grant = bob.askedBy(ann);

    assertThat(post(bob, grant, "refuse").text("state")).isEqualTo("refused");

    var again = post(bob, grant, "allow");
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.text("detail")).contains(grant.toString(), "is refused", "allowed");
    assertThat(post(ann, grant, "allow").status()).isEqualTo(404);
    assertThat(post(bob, "none", "allow").status()).isEqualTo(404);
    assertThat(post(bob, grant, "forget").status()).isEqualTo(404);
    assertThat(host.admin("GET", "/tenants/nobody/grants").status()).isEqualTo(404);
    assertThat(host.get("/admin/v1" + path(bob)).status()).isEqualTo(401);
  }

  @Test
  void a_sleeping_tenant_is_woken_and_a_suspended_one_is_in_the_wrong_state() {
    var ann = house("ann-visits");
    var bob = house("bob-dozes");
    ann.ask(bob);
    var grant = bob.askedBy(ann);
    bob.become("sleep");

    assertThat(grants(bob).texts("state")).containsExactly("asked");
    bob.become("suspend");

    assertThat(host.admin("GET", path(bob)).status()).isEqualTo(409);
    assertThat(post(bob, grant, "allow").status()).isEqualTo(409);
  }
}

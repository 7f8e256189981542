package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class TenantCommandTest {

  private static final String ACME =
      """
      {"id": "acme", "title": "Acme Shipping", "state": "active", "awake": true,
       "modules": ["shipping"], "database": "main", "schemaVersion": "3f2a", "followUps": 12,
       "deadLetters": 0, "letters": 7, "requests": 42, "wakeUp": null, "failure": null, "lastError": null}\
      """;

  private static final String LONG =
      """
      {"id": "a-house-with-a-long-name", "title": "Ümläut & Söhne, Schiffahrt und Spedition",
       "state": "failed", "awake": false, "modules": ["allocation", "systems"],
       "followUps": 0, "deadLetters": 3, "letters": 0, "requests": 0,
       "failure": {"step": "migrate", "reason": "disk is full"}}\
      """;

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @Test
  void tenants_are_listed_in_aligned_columns() {
    host.on("GET /tenants", 200, "[" + ACME + "," + LONG + "]");

    assertThat(host.run("tenant", "list").out())
        .isEqualTo(
            """
            TENANT                    STATE   CONTEXT  DUE  DEAD  OUT  MODULES             TITLE                                     DATABASE  SCHEMA
            acme                      active  awake     12     0    7  shipping            Acme Shipping                             main      3f2a
            a-house-with-a-long-name  failed  asleep     0     3    0  allocation,systems  Ümläut & Söhne, Schiffahrt und Spedition
            """);
  }

  @Test
  void a_list_on_a_terminal_keeps_to_its_width() {
    host.on("GET /tenants", 200, "[" + ACME + "," + LONG + "]");

    assertThat(host.run(80, "tenant", "list").out().lines())
        .allMatch(line -> line.length() <= 80)
        .anyMatch(line -> line.endsWith("allocation…  Ümläut …"));
  }

  @Test
  void no_tenants_is_said_with_what_to_do() {
    host.on("GET /tenants", 200, "[]");

    assertThat(host.run("tenant", "list").out())
        .isEqualTo("no tenants yet; make one with kontor tenant onboard ID\n");
  }

  @Test
  void a_tenant_is_shown_with_why_it_failed() {
    host.on("GET /tenants/a-house", 200, LONG);

    assertThat(host.run("tenant", "show", "a-house").out())
        .isEqualTo(
            """
            tenant          a-house-with-a-long-name
            title           Ümläut & Söhne, Schiffahrt und Spedition
            state           failed
            failed at       migrate
            because         disk is full
            context         asleep
            modules         allocation, systems
            follow-ups due  0
            dead letters    3
            letters waiting 0
            requests        0
            """);
  }

  @Test
  void json_is_the_hosts_own() throws IOException {
    host.on("GET /tenants/acme", 200, ACME);

    var printed = host.run("tenant", "show", "acme", "--json").out();

    assertThat(JsonObject.parse(printed)).isEqualTo(JsonObject.parse(ACME));
  }

  @Test
  void what_a_host_sends_cannot_steer_the_terminal() {
    var hostile = ACME.replace("Acme Shipping", "\\u001b]0;owned\\u0007 \\u009b2J \\u202egnp");
    host.on("GET /tenants", 200, "[" + hostile + "]")
        .on("GET /tenants/acme", 200, hostile)
        .on("POST /tenants/acme/wake", 409, "{'detail': 'no \\u001b[2J'}");

    for (var command : new String[] {"list", "list --json", "show acme", "show acme --json"}) {
      var said = host.run(("tenant " + command).split(" "));
      assertThat(said.out().chars().filter(c -> c != '\n').noneMatch(Terminal::steers)).isTrue();
      assertThat(said.out()).containsIgnoringCase("\\u001b]0;owned");
    }
    assertThat(host.run("tenant", "wake", "acme").err()).isEqualTo("kontor: no \\u001b[2J\n");
  }

  @Test
  void a_state_is_changed_by_its_verb() {
    for (var verb : new String[] {"suspend", "resume", "sleep", "wake"}) {
      host.on("POST /tenants/acme/" + verb, 200, ACME);
      assertThat(host.run("tenant", verb, "acme").exitCode()).isZero();
    }

    assertThat(host.requestLines())
        .containsExactly(
            "POST /tenants/acme/suspend",
            "POST /tenants/acme/resume",
            "POST /tenants/acme/sleep",
            "POST /tenants/acme/wake");
    assertThat(host.requests()).allMatch(request -> request.token().equals("Bearer secret"));
  }

  @Test
  void a_rotated_key_is_shown_with_those_that_are_accepted_yet() {
    host.on(
        "POST /tenants/acme/rotate-key",
        200,
        """
        [{'fingerprint': 'ab:cd', 'since': '2026-03-01T12:00:00Z', 'until': null},
         {'fingerprint': '01:23', 'since': '2025-03-01T12:00:00Z', 'until': '2026-03-02T12:00:00.5Z'}]\
        """);

    assertThat(host.run("tenant", "rotate-key", "acme").out())
        .isEqualTo(
            """
            acme signs with a new key: ab:cd
            accepted until 2026-03-02 12:00:00 UTC: 01:23
            """);
    assertThat(host.run("tenant", "rotate-key", "acme", "--json").out()).contains("\"until\"");
  }

  @Test
  void offboarding_says_what_is_kept() {
    host.on("DELETE /tenants/acme", 200, ACME);

    assertThat(host.run("tenant", "offboard", "acme").out())
        .isEqualTo("acme is offboarded; its data is kept until kontor tenant purge acme --yes\n");
  }

  @Test
  void purging_needs_a_yes() {
    host.on("DELETE /tenants/acme?purge=true", 204, "");

    var unsure = host.run("tenant", "purge", "acme");
    assertThat(unsure.exitCode()).isEqualTo(2);
    assertThat(unsure.err()).contains("add --yes");
    assertThat(host.requests()).isEmpty();

    assertThat(host.run("tenant", "purge", "acme", "--yes").exitCode()).isZero();
  }
}

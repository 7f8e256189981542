package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class OnboardTest {

  private static final String PLAN = "PUT /tenants/acme?dry-run=true";
  private static final String PUT = "PUT /tenants/acme";
  private static final String SHOW = "GET /tenants/acme";
  private static final String OPERATIONS = "GET /tenants/acme/operations";

  private static final String ROLE_DONE =
      "{'name': 'role', 'state': 'done', 'startedAt': '2026-01-01T00:00:00Z', 'endedAt':"
          + " '2026-01-01T00:00:00.120Z'}";

  @TempDir private Path folder;
  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost().on(PLAN, 200, "{'tenant': 'acme', 'action': 'onboard'}");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private static String operation(String state, String... steps) {
    return "{'id': 'op-1', 'kind': 'onboard', 'state': '%s', 'steps': [%s]}"
        .formatted(state, String.join(",", steps));
  }

  private static String step(String name, String state) {
    return "{'name': '%s', 'state': '%s', 'startedAt': null, 'endedAt': null, 'error': null}"
        .formatted(name, state);
  }

  @Test
  void the_steps_are_shown_as_they_happen() {
    host.on(PUT, 202, operation("running", step("role", "running"), step("database", "pending")))
        .on(
            OPERATIONS,
            200,
            "[" + operation("running", ROLE_DONE, step("database", "running")) + "]")
        .on(
            OPERATIONS,
            200,
            "[" + operation("running", ROLE_DONE, step("database", "running")) + "]")
        .on(OPERATIONS, 200, "[" + operation("done", ROLE_DONE, step("database", "done")) + "]");

    assertThat(host.run("tenant", "onboard", "acme").out())
        .isEqualTo(
            """
            onboarding acme
              ✓ role                        0.12 s
              ✓ database
            acme is active
            """);
    assertThat(host.run(80, "tenant", "onboard", "acme").out())
        .contains("  … role\r\u001b[K  ✓ role                        0.12 s\n")
        .endsWith("acme is active\n");
  }

  @Test
  void a_failed_step_says_why_and_how_to_go_on() {
    var failed = "{'name': 'migrate', 'state': 'failed', 'error': 'disk is full'}";
    host.on(PUT, 202, operation("running", ROLE_DONE))
        .on(OPERATIONS, 200, "[" + operation("failed", ROLE_DONE, failed) + "]");

    var said = host.run("tenant", "onboard", "acme");

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("  ✗ migrate\n");
    assertThat(said.err())
        .isEqualTo(
            "kontor: 'acme' failed at step 'migrate': disk is full; once that is put right, the"
                + " same command goes on from there\n");
  }

  @Test
  void the_options_are_sent_as_configuration() {
    host.on(PUT, 201, "{'id': 'acme', 'state': 'active'}");

    host.run("tenant", "onboard", "acme", "--title", "Acme & Söhne", "--module", "shipping");

    var put = host.requests().getLast();
    assertThat(put.contentType()).isEqualTo("application/json");
    assertThat(put.prefer()).isEqualTo("respond-async");
    assertThat(put.body())
        .isEqualTo("{\"tenant\":\"acme\",\"title\":\"Acme & Söhne\",\"modules\":[\"shipping\"]}");
  }

  @Test
  void a_file_is_sent_with_the_defaults_beside_it() throws IOException {
    var file = Files.writeString(folder.resolve("acme.yml"), "tenant: acme\n");
    Files.writeString(folder.resolve("_defaults.yml"), "modules: [shipping]\n");
    host.on(PUT, 201, "{'id': 'acme', 'state': 'active'}");

    host.run("tenant", "onboard", "acme", "-f", file.toString());

    var put = host.requests().getLast();
    assertThat(put.contentType()).isEqualTo("application/vnd.kontor.files+json");
    assertThat(put.body())
        .isEqualTo(
            "{\"file\":{\"name\":\"acme.yml\",\"text\":\"tenant:"
                + " acme\\n\"},\"defaults\":{\"name\":\"_defaults.yml\",\"text\":\"modules:"
                + " [shipping]\\n\"}}");
  }

  @Test
  void a_file_and_options_contradict_one_another() throws IOException {
    var file = Files.writeString(folder.resolve("acme.yml"), "tenant: acme\n").toString();

    assertThat(host.run("tenant", "onboard", "acme", "-f", file, "--title", "x").exitCode())
        .isEqualTo(2);
    assertThat(host.run("tenant", "onboard", "other", "-f", file).exitCode()).isEqualTo(2);
    assertThat(host.requests()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "active, none, 0, false",
    "suspended, none, 0, false",
    "active, reconfigure, 4, false",
    "offboarded, skip, 4, false",
    "purging, skip, 4, false",
    "failed, reconfigure, 0, true",
    "failed, onboard, 0, true",
    "onboarding, onboard, 0, true",
    "purged, skip, 0, true",
    "'', skip, 0, true",
    "'', onboard, 0, true",
  })
  void a_tenant_that_is_there_decides(String state, String action, int exitCode, boolean put)
      throws IOException {
    try (var there = new ScriptedHost()) {
      if (!state.isEmpty()) {
        there.on(SHOW, 200, "{'id': 'acme', 'state': '%s'}".formatted(state));
      }
      there
          .on(PLAN, 200, "{'tenant': 'acme', 'action': '%s'}".formatted(action))
          .on(PUT, 201, "{'id': 'acme', 'state': 'active'}");

      assertThat(there.run("tenant", "onboard", "acme").exitCode()).isEqualTo(exitCode);
      assertThat(there.requestLines().contains(PUT)).isEqualTo(put);
    }
  }

  @Test
  void a_tenant_as_wanted_is_left_alone() throws IOException {
    try (var there = new ScriptedHost()) {
      there
          .on(SHOW, 200, "{'id': 'acme', 'state': 'active'}")
          .on(PLAN, 200, "{'tenant': 'acme', 'action': 'none'}");

      assertThat(there.run("tenant", "onboard", "acme").out())
          .isEqualTo("acme is already active; nothing to do\n");
    }
  }

  @Test
  void a_tenant_with_another_configuration_is_apply_s() throws IOException {
    try (var there = new ScriptedHost()) {
      there
          .on(SHOW, 200, "{'id': 'acme', 'state': 'active'}")
          .on(
              PLAN,
              200,
              "{'tenant': 'acme', 'action': 'reconfigure', 'changes': [{'key': 'title', 'from':"
                  + " 'A', 'to': 'B'}]}");

      assertThat(there.run("tenant", "onboard", "acme", "--title", "B").err())
          .isEqualTo(
              "kontor: tenant 'acme' is already active with another configuration (title: A → B);"
                  + " to change it use kontor apply -f acme.yml\n");
    }
  }
}

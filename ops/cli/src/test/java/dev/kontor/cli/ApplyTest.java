package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ApplyTest {

  @TempDir private Path folder;
  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
    file("_defaults.yml", "modules: [shipping]\n");
  }

  @AfterEach
  void stop() {
    host.close();
  }

  private void file(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  private void planned(String id, String plan) throws IOException {
    file(id + ".yml", "tenant: " + id + "\n");
    host.on(
        "PUT /tenants/" + id + "?dry-run=true", 200, "{'tenant': '%s', %s}".formatted(id, plan));
  }

  private ScriptedHost.Said apply(String... options) {
    var arguments = new ArrayList<>(List.of("apply", "-f", folder.toString()));
    arguments.addAll(List.of(options));
    return host.run(arguments.toArray(String[]::new));
  }

  @Test
  void the_plan_is_shown_and_then_done() throws IOException {
    planned("acme", "'action': 'none', 'reason': 'unchanged'");
    planned("globex", "'action': 'onboard', 'reason': 'is new'");
    planned(
        "initech",
        "'action': 'reconfigure', 'reason': 'has changed', 'changes': [{'key': 'title', 'from':"
            + " 'A', 'to': 'B'}]");
    planned("umbra", "'action': 'skip', 'reason': 'is offboarded'");
    host.on("PUT /tenants/globex", 202, "{'id': 'o', 'state': 'done', 'steps': []}")
        .on("PUT /tenants/initech", 200, "{'id': 'initech', 'state': 'active'}");

    var said = apply();

    assertThat(said.exitCode()).isZero();
    assertThat(said.out())
        .isEqualTo(
            """
            TENANT   PLAN         WHY
            acme     none         unchanged
            globex   onboard      is new
            initech  reconfigure  has changed
            umbra    skip         is offboarded
              initech title: A → B
            globex: onboard
            globex is active
            initech: reconfigure
            initech is active
            """);
  }

  @Test
  void a_dry_run_changes_nothing() throws IOException {
    planned("globex", "'action': 'onboard', 'reason': 'is new'");

    assertThat(apply("--dry-run").out()).contains("globex  onboard  is new");
    assertThat(host.requestLines()).containsExactly("PUT /tenants/globex?dry-run=true");
  }

  @Test
  void the_errors_of_all_files_are_shown_together_and_nothing_is_applied() throws IOException {
    planned("acme", "'action': 'onboard'");
    file("globex.yml", "");
    file("Initech.yml", "");
    file("huge.yml", "#".repeat((1 << 20) + 1));
    host.on(
        "PUT /tenants/globex?dry-run=true",
        400,
        "{'detail': '2 errors', 'errors': [{'file': 'globex.yml', 'line': 3, 'key': 'titel', 'message': 'is not a known key; did you mean \\'title\\'?'}, {'file': '_defaults.yml', 'line': 1, 'key': 'modules', 'message': 'is no list'}]}"
            .replace("\\'", "`"));

    var said = apply();

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err().replace(folder + "/", "").lines())
        .containsExactly(
            "Initech.yml: 'Initech' is no tenant's id, which the file must be named after: 3 to 40"
                + " of a-z, 0-9 and '-', a letter first and no '-' last",
            "globex.yml:3 titel: is not a known key; did you mean `title`?",
            "_defaults.yml:1 modules: is no list",
            "huge.yml: is 1,048,577 bytes long; a configuration may have 1,048,576 at most",
            "kontor: nothing was applied; put the above right and run it again");
    assertThat(host.requestLines()).allMatch(line -> line.endsWith("?dry-run=true"));
  }

  @Test
  void one_failure_does_not_stop_the_others() throws IOException {
    planned("acme", "'action': 'onboard'");
    planned("globex", "'action': 'onboard'");
    host.on(
            "PUT /tenants/acme",
            202,
            "{'id': 'o', 'state': 'failed', 'steps': [{'name': 'role', 'state': 'failed', 'error':"
                + " 'no'}]}")
        .on("PUT /tenants/globex", 201, "{'id': 'globex', 'state': 'active'}");

    var said = apply();

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out()).contains("globex is active");
    assertThat(said.err()).contains("'acme' failed at step 'role': no").contains("1 of 2 tenants");
  }

  @Test
  void a_path_without_files_is_no_such_thing() throws IOException {
    assertThat(apply().exitCode()).isEqualTo(3);
    assertThat(host.run("apply", "-f", folder.resolve("nope.yml").toString()).exitCode())
        .isEqualTo(3);
  }

  @Test
  void json_is_the_plans_as_the_host_said_them() throws IOException {
    planned("acme", "'action': 'none', 'reason': 'unchanged', 'changes': []");

    assertThat(JsonObject.compact(JsonObject.parse(apply("--json").out())))
        .isEqualTo(
            "[{\"tenant\":\"acme\",\"action\":\"none\",\"reason\":\"unchanged\",\"changes\":[]}]");
  }
}

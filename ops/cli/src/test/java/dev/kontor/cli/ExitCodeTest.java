package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ExitCodeTest {

  private ScriptedHost host;

  @BeforeEach
  void start() throws IOException {
    host = new ScriptedHost();
  }

  @AfterEach
  void stop() {
    host.close();
  }

  @ParameterizedTest
  @CsvSource({"200,0", "500,1", "400,1", "503,1", "404,3", "409,4", "401,5", "403,5", "302,5"})
  void each_answer_has_its_exit_code(int status, int exitCode) {
    host.on("POST /tenants/acme/suspend", status, "{'detail': 'what, why and what to do'}");

    assertThat(host.run("tenant", "suspend", "acme").exitCode()).isEqualTo(exitCode);
  }

  @Test
  void a_refusal_says_the_hosts_reason() {
    host.on("POST /tenants/acme/resume", 409, "{'title': 'Conflict', 'detail': 'acme is active'}");

    assertThat(host.run("tenant", "resume", "acme").err()).isEqualTo("kontor: acme is active\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "tenant",
        "nonsense",
        "tenant show",
        "tenant list --colour",
        "apply",
        "bench x"
      })
  void a_command_that_is_none_is_a_usage_error(String command) {
    var said = host.run(command.isEmpty() ? new String[0] : command.split(" "));

    assertThat(said.exitCode()).isEqualTo(2);
    assertThat(said.err()).startsWith("kontor: ");
    assertThat(host.requests()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "..", "A", "ac me", "acme/operations", "ac", "аcme", "acme?purge=true"})
  void a_text_that_cannot_be_an_id_never_becomes_a_path(String id) {
    assertThat(host.run("tenant", "show", id).exitCode()).isEqualTo(3);
    assertThat(host.run("tenant", "onboard", id).exitCode()).isEqualTo(2);
    assertThat(host.requests()).isEmpty();
  }

  @Test
  void a_host_that_is_not_there_is_named() throws IOException {
    int free;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = socket.getLocalPort();
    }
    var url = "http://localhost:" + free;

    var said = ScriptedHost.run(0, Map.of("KONTOR_URL", url), "tenant", "list");

    assertThat(said.exitCode()).isEqualTo(5);
    assertThat(said.err())
        .isEqualTo(
            "kontor: %s: Connection refused; is the host running? start it with ops/kontor serve\n"
                .formatted(url));
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:8080", "ftp://x", "http://", "nonsense", "http://a b"})
  void a_url_that_is_none_is_a_usage_error(String url) {
    assertThat(ScriptedHost.run(0, Map.of(), "tenant", "list", "--url", url).exitCode())
        .isEqualTo(2);
  }

  @Test
  void something_else_than_a_host_is_recognised() {
    host.on("GET /tenants", 200, "<html>welcome</html>");

    var said = host.run("tenant", "list");

    assertThat(said.exitCode()).isEqualTo(5);
    assertThat(said.err()).contains("is it a Kontor host?");
  }

  @Test
  void the_token_is_found_in_the_data_folder(@TempDir Path data) throws IOException {
    Files.writeString(data.resolve("admin.token"), "from-file\n");
    host.on("GET /tenants", 200, "[]");

    var url = host.url();
    var found =
        ScriptedHost.run(0, Map.of("KONTOR_DATA", data.toString()), "tenant", "list", "--url", url);

    assertThat(found.exitCode()).isZero();
    assertThat(host.requests().getFirst().token()).isEqualTo("Bearer from-file");
  }

  @Test
  void a_missing_token_is_told_from_a_wrong_one(@TempDir Path data) {
    host.on("GET /tenants", 401, "");

    var url = host.url();
    var none =
        ScriptedHost.run(0, Map.of(), "tenant", "list", "--data", data.toString(), "--url", url);

    assertThat(none.err()).contains("asks for the admin token");
    assertThat(host.run("tenant", "list").err()).contains("refused the admin token");
  }

  @Test
  void help_is_everywhere() {
    for (var command :
        new String[] {"", "tenant ", "tenant purge ", "apply ", "serve ", "bench "}) {
      var said = ScriptedHost.run(0, Map.of(), (command + "--help").split(" "));
      assertThat(said.exitCode()).isZero();
      assertThat(said.out()).contains("Usage: kontor").contains("--help");
    }
  }

  @Test
  void completion_knows_verbs_and_options() {
    assertThat(ScriptedHost.run(0, Map.of(), "completion").out())
        .contains("offboard")
        .contains("--dry-run")
        .contains("--base-domain");
  }
}

package dev.kontor.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LocationsCommandTest {

  private static final String IMPORT = "POST /t/acme/locations/import";

  @TempDir private Path folder;
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
  void a_list_is_sent_in_parts_and_what_became_of_it_added_up() throws IOException {
    var file = folder.resolve("list.csv");
    Files.writeString(file, "DEBRE,Bremen\n".repeat(2_000) + "nonsense\n");
    host.on(IMPORT, 200, "{'accepted': 2000, 'added': 1, 'renamed': 0, 'rejectedCount': 0}")
        .on(
            IMPORT,
            200,
            """
            {'accepted': 0, 'added': 0, 'renamed': 0, 'rejectedCount': 1,
             'rejected': [{'line': 1, 'text': 'nonsense', 'reason': 'one \\u001b cell'}]}\
            """);

    var said = host.run("locations", "import", "acme", file.toString());

    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.out())
        .isEqualTo(
            """
            2000 locations: 1 new, 0 renamed; 1 lines rejected
              line 2001: one \\u001b cell
            """);
    assertThat(said.err()).contains("1 lines were rejected");
    assertThat(host.requests()).hasSize(2).allMatch(sent -> sent.contentType().contains("csv"));
  }

  @Test
  void a_terminal_sees_how_far_it_has_come() throws IOException {
    var file = folder.resolve("list.csv");
    Files.writeString(file, "DEBRE,Bremen\n".repeat(4_000));
    host.on(IMPORT, 200, "{'accepted': 2000}");

    var said = host.run(80, "locations", "import", "acme", file.toString());

    assertThat(said.exitCode()).isZero();
    assertThat(said.out()).contains(" 50 %", "100 %", "4000 locations");
  }

  @Test
  void a_tenant_that_is_unknown_or_runs_no_shipping_is_named() throws IOException {
    var file = folder.resolve("list.csv");
    Files.writeString(file, "DEBRE,Bremen\n");

    var said = host.run("locations", "import", "nobody", file.toString());

    assertThat(said.exitCode()).isEqualTo(3);
    assertThat(said.err()).contains("serves no tenant 'nobody' that takes this");
    assertThat(host.requests())
        .noneMatch(request -> String.valueOf(request.token()).contains("secret"));
  }

  @Test
  void what_can_not_be_read_is_said() throws IOException {
    assertThat(host.run("locations", "import", "acme", "none.csv").exitCode()).isEqualTo(2);
    var latin = folder.resolve("latin.csv");
    Files.write(latin, "SEGOT,Göteborg".getBytes(StandardCharsets.ISO_8859_1));
    var said = host.run("locations", "import", "acme", latin.toString());
    assertThat(said.exitCode()).isEqualTo(1);
    assertThat(said.err()).contains("is not UTF-8");
  }
}

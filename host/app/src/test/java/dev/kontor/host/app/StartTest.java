package dev.kontor.host.app;

import static dev.kontor.host.app.Eventually.eventually;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.postgres.control.ControlDatabase;
import dev.kontor.host.world.RealWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program as an operator starts and stops it: a process of its own. */
final class StartTest {

  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createTempDirectory("kontor-start-");
    // A server that root starts runs as another user, who must reach its data.
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    Files.createDirectory(folder.resolve("configs"));
  }

  @AfterEach
  void deleteFolder() {
    TestHost.delete(folder);
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private ChildHost serve(String... arguments) {
    var all = new ArrayList<>(List.of(arguments));
    if (!all.contains("--configs")) {
      all.addAll(List.of("--configs", folder.resolve("configs").toString()));
    }
    if (!all.contains("--data")) {
      all.addAll(List.of("--data", folder.resolve("data").toString()));
    }
    if (!all.contains("--port")) {
      all.addAll(List.of("--port", Integer.toString(freePort())));
    }
    return ChildHost.start(folder, List.of(), Kontor.class, all);
  }

  private ChildHost serveOnTestServer(String... arguments) {
    var server = TestServer.address();
    var all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--database-url", server.url(), "--database-user", server.user()));
    if (!all.contains("--database-password")) {
      all.addAll(List.of("--database-password", server.password()));
    }
    return serve(all.toArray(String[]::new));
  }

  private static void assertRefused(ChildHost child, String... said) {
    try (child) {
      assertThat(child.exitCode()).isEqualTo(1);
      assertThat(child.complaints()).hasSize(1);
      assertThat(child.complaints().getFirst()).startsWith("kontor: ").contains(said);
    }
  }

  @Test
  void a_port_in_use_is_said_in_one_line() throws IOException {
    try (var taken = new ServerSocket(0)) {
      assertRefused(serveOnTestServer("--port", Integer.toString(taken.getLocalPort())), "port");
    }
  }

  @Test
  void an_option_that_can_not_be_is_said_in_one_line() {
    assertRefused(serve("--public-url", "nonsense"), "--public-url", "nonsense");
    assertRefused(serve("--base-domain", "bad domain"), "--base-domain", "bad domain");
    assertRefused(serve("--configs", folder + "/nope"), "--configs", "/nope");
    assertRefused(serve("--database-user", "somebody"), "--database-user", "--database-url");
    assertRefused(serve("--name", "Bad Name!"), "Bad Name!");
    assertThat(folder.resolve("data/postgres")).doesNotExist();
  }

  @Test
  void a_data_folder_that_is_none_is_said_in_one_line() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no folder");
    assertRefused(serveOnTestServer("--data", file.toString()), file.toString());
    assertRefused(serveOnTestServer("--data", file + "/below"), file.toString());
  }

  @Test
  void a_database_server_that_does_not_answer_is_said_in_one_line() {
    var url = "jdbc:postgresql://localhost:%d/postgres".formatted(freePort());
    assertRefused(
        serve("--database-url", url, "--database-user", "postgres", "--database-password", "x"),
        url);
  }

  @Test
  void a_too_old_database_server_is_said_in_one_line() throws IOException {
    try (var old = new AgedServer()) {
      var known = TestServer.address();
      assertRefused(
          serve(
              "--database-url",
              old.url(),
              "--database-user",
              known.user(),
              "--database-password",
              known.password()),
          old.url(),
          "PostgreSQL 14",
          "15 or newer");
    }
  }

  @Test
  void a_wrong_password_is_said_in_one_line() {
    assertRefused(serveOnTestServer("--database-password", "wrong"), "password");
  }

  @Test
  void a_further_server_that_does_not_answer_is_said_in_one_line() throws IOException {
    var url = "jdbc:postgresql://localhost:%d/postgres".formatted(freePort());
    assertRefusedWith(
        "north: { url: '%s', user: kontor, password: x }".formatted(url), "north", url);
  }

  @Test
  void a_further_server_that_is_named_wrongly_is_said_in_one_line() throws IOException {
    assertRefusedWith("north: { user: kontor }", "kontor.servers.north.url");
    assertRefusedWith(
        "main: { url: 'jdbc:postgresql://localhost/postgres' }", "kontor.servers.main");
  }

  private void assertRefusedWith(String server, String... said) throws IOException {
    Files.createDirectories(folder.resolve("data"));
    Files.writeString(
        folder.resolve("data/application.yml"), "kontor:\n  servers:\n    " + server + "\n");
    assertRefused(serveOnTestServer(), said);
  }

  @Test
  void wrong_options_are_a_mistake_in_use() {
    try (var child = serve("--prot", "1")) {
      assertThat(child.exitCode()).isEqualTo(2);
      assertThat(child.complaints()).hasSize(1);
    }
  }

  @Test
  void a_folder_that_is_in_use_and_another_name_are_said_in_one_line() {
    int port = freePort();
    try (var first = serveOnTestServer("--name", "lubeck", "--port", Integer.toString(port))) {
      first.waitFor("Kontor serves at");
      assertThat(Http.send(port, "GET", "/health", null).status()).isEqualTo(200);

      assertRefused(serveOnTestServer("--name", "lubeck"), "data");
      first.terminate();
      assertThat(first.exitCode()).isIn(0, 143);
    }
    assertRefused(serveOnTestServer("--name", "bergen"), "lubeck", "bergen");
  }

  @Test
  void without_a_port_it_says_the_one_that_it_got() {
    try (var child = serveOnTestServer("--port", "0")) {
      var url = child.waitFor("Kontor serves at");

      assertThat(url).matches("http://localhost:[1-9][0-9]*");
      int port = URI.create(url).getPort();
      assertThat(Http.send(port, "GET", "/health", null).status()).isEqualTo(200);
    }
  }

  @Test
  void a_host_whose_control_database_another_has_taken_stops_and_says_so_in_one_line()
      throws IOException {
    int port = freePort();
    try (var child = serveOnTestServer("--port", Integer.toString(port));
        var world = new RealWorld()) {
      child.waitFor("Kontor serves at");
      var site = new Properties();
      site.load(Files.newBufferedReader(folder.resolve("data/site.properties")));
      var id = site.getProperty("id");
      var _ =
          Postgres.texts(
              "postgres",
              "select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname ="
                  + " 'kontor_%s_control'".formatted(id));
      try (var other = ControlDatabase.open(TestServer.address(), id, world, _ -> {})) {
        assertThat(answered(port, "/health")).isEmpty();

        assertThat(child.exitCode()).isEqualTo(1);
        assertThat(child.complaints()).hasSize(1);
        assertThat(child.complaints().getFirst())
            .startsWith("kontor: ")
            .contains("kontor_%s_control".formatted(id), "another host");
        assertThat(other.isHeld()).isTrue();
      }
    }
  }

  @Test
  void told_to_stop_it_finishes_what_runs_and_takes_nothing_new() throws Exception {
    Files.writeString(folder.resolve("configs/slow.yml"), probe("slow"));
    int port = freePort();
    try (var child = serveOnTestServer("--port", Integer.toString(port))) {
      child.waitFor("Kontor serves at");
      var running = Http.sendLater(port, "GET", "/t/slow/probe/pause", null);
      eventually("it runs", () -> answered(port, "/t/slow/probe/pauses").equals("1"));

      child.terminate();

      eventually("nothing new is taken", () -> answered(port, "/t/slow/probe/answer").isEmpty());
      assertThat(running.join().status()).isEqualTo(200);
      assertThat(child.exitCode()).isIn(0, 143);
    }
  }

  @Test
  void what_goes_wrong_in_a_request_is_logged_in_one_line_with_its_tenant() throws Exception {
    Files.writeString(folder.resolve("configs/clumsy.yml"), probe("clumsy"));
    int port = freePort();
    try (var child = serveOnTestServer("--port", Integer.toString(port))) {
      child.waitFor("Kontor serves at");
      assertThat(Http.send(port, "GET", "/t/clumsy/probe/number", null).status()).isEqualTo(500);

      eventually(
          "it is logged",
          () ->
              child.log().stream()
                  .anyMatch(line ->
                      line.matches(".* ERROR clumsy Unexpected: GET .*NumberFormatException.*")));
      assertThat(child.complaints()).isEmpty();
    }
  }

  private static String probe(String tenant) {
    return """
    tenant: %s
    title: Probe
    modules: [probe]
    database: { server: main }
    mail: { from: desk@probe.example, transport: mailbox }
    """
        .formatted(tenant);
  }

  /** What is answered; nothing, if none is. */
  private static String answered(int port, String path) {
    try {
      var answer = Http.send(port, "GET", path, null);
      return answer.status() == 200 ? answer.body() : "";
    } catch (UncheckedIOException refused) {
      return "";
    }
  }

  /** The long way once: a server of its own, killed with the host or not, and stopped with it. */
  @Test
  void with_a_server_of_its_own_data_survives_a_kill_and_the_server_stops_with_the_host()
      throws Exception {
    Files.writeString(
        folder.resolve("configs/made.yml"), probe("made").replace("[probe]", "[allocation]"));
    int port = freePort();
    var batch = "{\"reference\":\"b1\",\"sku\":\"LAMP\",\"quantity\":3}";
    try (var first = serve("--port", Integer.toString(port))) {
      first.waitFor("Kontor serves at");
      assertThat(Http.send(port, "POST", "/t/made/batches", batch).status()).isEqualTo(201);
      first.kill();
    }
    try (var second = serve("--port", Integer.toString(port))) {
      second.waitFor("Kontor serves at");
      assertThat(Http.send(port, "GET", "/t/made/batches/b1", null).status()).isEqualTo(200);
      // What a host before this one has started is looked after like a child of its own.
      long survivor = postmaster();
      ProcessHandle.of(survivor).orElseThrow().destroyForcibly();
      eventually(
          "another server serves",
          () -> isServedByAnother(survivor) && !answered(port, "/t/made/batches/b1").isEmpty());
      long server = postmaster();
      assertThat(ProcessHandle.of(server)).isPresent();
      second.terminate();
      assertThat(second.exitCode()).isIn(0, 143);
      assertGone(server);
    }
  }

  /** While its cluster is made; and when its server answers, while the rest is made. */
  @ParameterizedTest
  @CsvSource({"PG_VERSION, 1", "postmaster.pid, ready"})
  void told_to_stop_while_it_starts_it_leaves_no_server_behind(String file, String text)
      throws IOException {
    Files.writeString(folder.resolve("configs/slow.yml"), probe("slow"));
    try (var child = serve()) {
      eventually(file + " says " + text, () -> says(file, text));

      child.terminate();

      assertThat(child.exitCode()).isEqualTo(143);
    }
    eventually("no process is left", () -> serversOfFolder().isEmpty());
  }

  private boolean says(String name, String text) {
    try (var files = Files.walk(folder.resolve("data"))) {
      var file = files.filter(each -> each.endsWith(name)).findFirst();
      return file.isPresent() && Files.readString(file.get()).contains(text);
    } catch (IOException | UncheckedIOException changing) {
      return false;
    }
  }

  private List<String> serversOfFolder() {
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .flatMap(process -> process.info().commandLine().stream())
        .filter(line -> line.contains(folder.toString()))
        .toList();
  }

  private static void assertGone(long server) {
    // A process that nobody has waited for yet counts as alive.
    eventually(
        "its server is gone",
        () -> ProcessHandle.of(server).filter(ProcessHandle::isAlive).isEmpty());
  }

  private boolean isServedByAnother(long server) {
    try {
      return postmaster() != server;
    } catch (IOException | NoSuchElementException starting) {
      return false;
    }
  }

  private long postmaster() throws IOException {
    var file = folder.resolve("data/postgres/data/postmaster.pid");
    return Long.parseLong(Files.readAllLines(file).getFirst().strip());
  }
}

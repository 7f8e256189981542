package dev.kontor.host.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.kontor.host.postgres.ServerAddress;
import dev.kontor.host.postgres.TestServer;
import dev.kontor.host.world.RealWorld;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** On real servers, each in a folder of its own. */
final class EmbeddedPostgresTest {

  private static final Duration BOUND = Duration.ofSeconds(60);

  /** A data folder of which the server has been stopped: copied in the time that one is made in. */
  private static Path made = Path.of("");

  private final RealWorld world = new RealWorld();
  private final Patience patience = new Patience(world);
  private final List<EmbeddedPostgres> started = new CopyOnWriteArrayList<>();
  private Path data = Path.of("");

  private static Path emptyFolder() throws IOException {
    var folder = Files.createTempDirectory("kontor-embedded-").toRealPath();
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
    return folder;
  }

  @BeforeAll
  static void make_a_data_folder() throws IOException {
    made = emptyFolder();
    try (var world = new RealWorld()) {
      EmbeddedPostgres.start(made, world, Tuning.TESTS.withBinaries(TestServer.binaries())).close();
    }
  }

  @AfterAll
  static void delete_it() throws IOException {
    Folders.delete(made);
  }

  /** With the owners, rights and times of the other. */
  @BeforeEach
  void have_a_data_folder() throws Exception {
    data = emptyFolder();
    var copied = new ProcessBuilder("cp", "-a", made + "/.", data.toString()).start();
    assertThat(copied.waitFor()).isZero();
  }

  private void haveAnEmptyDataFolder() throws IOException {
    Folders.delete(data);
    data = emptyFolder();
  }

  @AfterEach
  void stop_and_delete() throws IOException {
    started.reversed().forEach(EmbeddedPostgres::close);
    world.close();
    Folders.delete(data);
  }

  @Test
  void what_was_committed_and_the_address_are_there_after_a_restart() throws Exception {
    var first = start();
    var address = first.address();
    execute(address, "CREATE TABLE kept AS SELECT 42 AS number");
    first.close();

    var second = start();

    assertThat(second.address()).isEqualTo(address);
    assertThat(answer(address, "SELECT number FROM kept")).isEqualTo("42");
  }

  @Test
  void a_stopped_server_leaves_no_process_and_no_pid_file() throws Exception {
    var server = start();
    var process = process();
    server.close();
    server.close();

    assertThat(patience.until(() -> !process.isAlive(), BOUND)).isTrue();
    assertThat(PostmasterFile.in(cluster())).isEmpty();
  }

  @Test
  void a_server_stops_although_connections_are_open() throws Exception {
    var server = start();
    try (var idle = connect(server.address())) {
      server.close();
      assertThat(idle.isValid(1)).isFalse();
    }
  }

  @Test
  void a_killed_server_is_started_again_with_all_that_it_had_committed() throws Exception {
    var address = start(Tuning.STANDARD).address();
    execute(address, "CREATE TABLE kept AS SELECT 42 AS number");
    var killed = process();
    killed.destroyForcibly();
    killed.onExit().get(60, TimeUnit.SECONDS);

    start(Tuning.STANDARD);

    assertThat(process().pid()).isNotEqualTo(killed.pid());
    assertThat(answer(address, "SELECT number FROM kept")).isEqualTo("42");
  }

  @Test
  void a_kept_server_comes_back_at_its_address_each_time_it_is_killed() throws Exception {
    var server = start(Tuning.STANDARD);
    server.keepUp();
    execute(server.address(), "CREATE TABLE kept AS SELECT 42 AS number");
    for (int kill = 0; kill < 2; kill++) {
      var killed = process();
      killed.destroyForcibly();

      assertThat(patience.until(() -> isReadyAfter(killed), BOUND)).isTrue();
      assertThat(answer(server.address(), "SELECT number FROM kept")).isEqualTo("42");
    }
    var last = process();
    server.close();
    assertThat(patience.until(() -> !last.isAlive(), BOUND)).isTrue();
    assertThat(PostmasterFile.in(cluster())).isEmpty();
  }

  private boolean isReadyAfter(ProcessHandle killed) {
    return PostmasterFile.in(cluster())
        .filter(file -> file.ready() && file.pid() != killed.pid())
        .isPresent();
  }

  @Test
  void a_kept_server_that_does_not_come_back_is_given_up() throws Exception {
    var givenUp = new CompletableFuture<EmbeddedPostgresFailed>();
    var hurried = new HurriedWorld(world, 50);
    var server =
        EmbeddedPostgres.start(
            data, hurried, Tuning.TESTS.withBinaries(TestServer.binaries()), givenUp::complete);
    started.add(server);
    server.keepUp();
    Files.move(cluster().resolve("global/pg_control"), data.resolve("pg_control"));

    process().destroyForcibly();

    assertThat(givenUp.get(60, TimeUnit.SECONDS))
        .hasMessageContaining("10 attempts")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_start_waits_for_the_processes_of_a_killed_server_to_end() throws Exception {
    var address = start().address();
    var killed = process();
    // A stopped process does not notice that its server is gone, as one in a long computation.
    var orphan = backendOf(connect(address));
    signal("STOP", orphan);
    killed.destroyForcibly();
    killed.onExit().get(60, TimeUnit.SECONDS);

    world.run("next", this::start);
    boolean refusedOnce =
        patience.until(() -> log().contains("pre-existing shared memory block"), BOUND);
    signal("CONT", orphan);

    assertThat(refusedOnce).isTrue();
    assertThat(patience.until(() -> started.size() == 2, BOUND)).isTrue();
    assertThat(answer(address, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void a_server_that_survived_its_host_is_taken_over_and_stopped_with_the_next() throws Exception {
    var forgotten = start();
    started.clear();
    var survivor = process();

    var next = start();

    assertThat(process()).isEqualTo(survivor);
    assertThat(next.address()).isEqualTo(forgotten.address());
    next.close();
    assertThat(patience.until(() -> !survivor.isAlive(), BOUND)).isTrue();
  }

  @Test
  void a_survivor_that_refuses_the_password_is_named_and_left_alone() throws Exception {
    var address = start().address();
    new AddressFile(data.resolve("postgres.properties"))
        .write(new ServerAddress(address.url(), address.user(), "another"));

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedPostgresFailed.class)
        .hasMessageContaining("process " + process().pid())
        .hasMessageContaining("password")
        .message()
        .doesNotContain("\n");
    assertThat(answer(address, "SELECT 1")).isEqualTo("1");
  }

  @Test
  void a_pid_file_that_names_a_living_stranger_is_stale() throws Exception {
    var server = start();
    execute(server.address(), "CREATE TABLE kept AS SELECT 42 AS number");
    server.close();
    // A process of the server's own user is the hard case: PostgreSQL takes it for a server.
    var stranger = sleeper();
    try {
      Files.writeString(
          cluster().resolve("postmaster.pid"),
          "%d\n%s\n1700000000\n5432\n\n127.0.0.1\n  1 1\nready   \n"
              .formatted(stranger.pid(), cluster()));

      var next = start();

      assertThat(answer(next.address(), "SELECT number FROM kept")).isEqualTo("42");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void nobody_gets_in_without_the_password() {
    var address = start().address();
    for (var password : List.of("", "postgres", "another")) {
      assertThatThrownBy(() -> connect(new ServerAddress(address.url(), address.user(), password)))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void passwords_are_taken_by_scram_only() throws Exception {
    var address = start().address();
    assertThat(
            answer(address, "SELECT string_agg(DISTINCT auth_method, ',') FROM pg_hba_file_rules"))
        .isEqualTo("scram-sha-256");
  }

  @Test
  void it_listens_on_loopback_only_and_on_no_socket() throws Exception {
    var address = start().address();
    assertThat(answer(address, "SHOW listen_addresses")).isEqualTo("127.0.0.1");
    assertThat(answer(address, "SHOW unix_socket_directories")).isEmpty();
    int port = Integer.parseInt(answer(address, "SHOW port"));
    for (var other : addressesToTheOutside()) {
      assertThatThrownBy(() -> new Socket(other, port).close()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void only_the_hosts_user_can_read_the_address_file() throws Exception {
    haveAnEmptyDataFolder();
    start();
    assertThat(Files.getPosixFilePermissions(data.resolve("postgres.properties")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void a_port_that_was_taken_meanwhile_is_given_up_for_another() throws Exception {
    var server = start();
    var address = server.address();
    int port = Integer.parseInt(answer(address, "SHOW port"));
    server.close();
    try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      var next = start();
      assertThat(next.address().url()).isNotEqualTo(address.url());
      assertThat(Files.readString(data.resolve("postgres.properties")))
          .contains("url=" + next.address().clientUrl());
      assertThat(taken.isBound()).isTrue();
    }
  }

  @Test
  void a_host_killed_while_it_made_the_cluster_begins_anew() throws Exception {
    haveAnEmptyDataFolder();
    Files.createDirectories(data.resolve("postgres/data.part/base"));
    Files.writeString(data.resolve("postgres/password.part"), "half");

    assertThat(answer(start().address(), "SELECT 1")).isEqualTo("1");
    assertThat(data.resolve("postgres/data.part")).doesNotExist();
    assertThat(data.resolve("postgres/password.part")).doesNotExist();
  }

  @Test
  void a_cluster_that_cannot_be_started_is_reported_in_the_servers_words() throws Exception {
    start().close();
    Files.delete(cluster().resolve("global/pg_control"));

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedPostgresFailed.class)
        .hasMessageContaining(cluster().toString())
        .hasMessageContaining("pg_control")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void a_lost_address_file_is_not_replaced_by_a_wrong_one() throws Exception {
    start().close();
    Files.delete(data.resolve("postgres.properties"));

    assertThatThrownBy(this::start)
        .isInstanceOf(EmbeddedPostgresFailed.class)
        .hasMessageContaining("postgres.properties' is missing");
  }

  @Test
  void what_a_terminal_sends_to_the_hosts_group_does_not_reach_the_server() throws Exception {
    assumeThat(Files.isDirectory(Path.of("/proc/self"))).isTrue();
    start();
    var session =
        Files.readString(Path.of("/proc/%d/stat".formatted(process().pid()))).split(" ", -1)[5];
    assertThat(session).isEqualTo(Long.toString(process().pid()));
  }

  @Test
  void a_folder_that_root_keeps_closed_is_passed_or_named() throws Exception {
    assumeThat(System.getProperty("user.name")).isEqualTo("root");
    haveAnEmptyDataFolder();
    Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
    if (Capabilities.mayPassClosedFolders()) {
      assertThat(answer(start().address(), "SELECT 1")).isEqualTo("1");
    } else {
      assertThatThrownBy(this::start)
          .isInstanceOf(EmbeddedPostgresFailed.class)
          .hasMessageContaining("'%s' is closed to user".formatted(data));
    }
  }

  @Test
  void binaries_are_unpacked_with_the_data_unless_they_are_shared() throws Exception {
    var binaries = Binaries.under(data.resolve("programs"), world);
    assertThat(Path.of(binaries.program("postgres"))).isExecutable();
    assertThat(binaries.folder().resolve("lib/libpq.so.5")).isSymbolicLink();
    assertThat(Binaries.under(data.resolve("programs"), world)).isEqualTo(binaries);
    try (var entries = Files.list(data.resolve("programs"))) {
      assertThat(entries).containsExactly(binaries.folder());
    }
  }

  private EmbeddedPostgres start() {
    return start(Tuning.TESTS);
  }

  private EmbeddedPostgres start(Tuning tuning) {
    var server = EmbeddedPostgres.start(data, world, tuning.withBinaries(TestServer.binaries()));
    started.add(server);
    return server;
  }

  private Path cluster() {
    return data.resolve("postgres/data");
  }

  private ProcessHandle process() {
    return PostmasterFile.in(cluster()).flatMap(file -> file.server(cluster())).orElseThrow();
  }

  /** A process of the user as whom the server runs. */
  private Process sleeper() throws IOException {
    var layout = new Layout(data);
    var user = ServerUser.forServer(layout, layout.folder());
    return Command.of(user.prefix(), "sleep", "600").start(data, layout.log(), Map.of());
  }

  private static long backendOf(Connection connection) {
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT pg_backend_pid()")) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void signal(String signal, long pid) throws Exception {
    new ProcessBuilder("sh", "-c", "kill -%s %d".formatted(signal, pid)).start().waitFor();
  }

  private String log() {
    try {
      return Files.readString(data.resolve("postgres/postgres.log"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static List<InetAddress> addressesToTheOutside() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static Connection connect(ServerAddress address) throws SQLException {
    return DriverManager.getConnection(address.url(), address.user(), address.password());
  }

  private static void execute(ServerAddress address, String sql) throws SQLException {
    try (var connection = connect(address);
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String answer(ServerAddress address, String sql) throws SQLException {
    try (var connection = connect(address);
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getString(1);
    }
  }
}
